import { blocksOf, labelledBlocks } from './blocks';
import { addressOf } from './Declarations';

/**
 * What a snippet needs of the schema: resources such as `aws_s3_bucket` and data sources such as `data.aws_vpc`, each once, in order. They
 * are what tools/distil-schemas/terraform.mjs takes.
 *
 * @param config What `parseTerraform` returns.
 */
export function usedTerraformTypes(config: Record<string, unknown>): string[] {
  const moves = ['import', 'moved', 'removed'].flatMap(
    kind => blocksOf(config[kind]) ?? [],
  );
  const types = [
    ...labelledBlocks(config.resource, 2).map(({ labels }) => labels[0] ?? ''),
    ...labelledBlocks(config.data, 2).map(({ labels }) => `data.${labels[0]}`),
    ...moves.flatMap(({ to, from }) =>
      [to, from].flatMap(side => addressOf(side)?.type ?? []),
    ),
  ];
  return [...new Set(types)].filter(type => /^(data\.)?aws_/.test(type)).sort();
}
