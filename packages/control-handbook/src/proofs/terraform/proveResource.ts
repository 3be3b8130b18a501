import { didYouMean } from '../didYouMean';
import { blocksOf, own, type Body } from './blocks';
import { checkReferences, type Scope } from './checkReferences';
import { ExpressionReader } from './ExpressionReader';
import type { ProofContext } from './ProofContext';
import { proveBody } from './proveBody';
import type { BodySchema } from './schemaFile';
import type { TerraformSchema } from './TerraformSchema';

const metaArguments = ['count', 'for_each', 'depends_on', 'provider'];

/** Blocks of every resource that a snippet has no use for: they run programs. */
const refusedBlocks = ['provisioner', 'connection'];

const lifecycleNames = [
  'create_before_destroy',
  'prevent_destroy',
  'ignore_changes',
  'replace_triggered_by',
  'precondition',
  'postcondition',
  'action_trigger',
];

/** What to say of a resource or data source that the schema does not have, which may only mean that no page used it before. */
export function unknownType(type: string, schema: TerraformSchema): string {
  const isData = type.startsWith('data.');
  const name = type.replace('data.', '');
  const others = schema
    .types()
    .filter(other => other.startsWith('data.') === isData)
    .map(other => other.replace('data.', ''));
  const kind = isData ? 'data source' : 'resource';
  const hint = didYouMean(name, others);
  return `unknown ${kind} ${name}${hint} (a new one needs schemas/terraform.json to be distilled again)`;
}

function checkIgnored(
  ignored: unknown,
  schema: BodySchema,
  path: string,
  context: ProofContext,
) {
  for (const entry of Array.isArray(ignored) ? ignored : []) {
    const root = ExpressionReader.soleTraversal(String(entry))?.root ?? entry;
    const names = [
      ...Object.keys(schema.arguments),
      ...Object.keys(schema.blocks),
      ...Object.keys(schema.computed),
    ];
    if (!names.includes(root)) {
      context.problem(
        path,
        `ignore_changes has the unknown argument ${root}${didYouMean(
          root,
          names,
        )}`,
      );
    }
  }
}

function checkMeta(
  body: Body,
  schema: BodySchema,
  path: string,
  scope: Scope,
  context: ProofContext,
) {
  for (const lifecycle of blocksOf(body.lifecycle) ?? []) {
    const { ignore_changes: ignored, ...others } = lifecycle;
    checkIgnored(ignored, schema, `${path}.lifecycle`, context);
    for (const name of Object.keys(others)) {
      if (!lifecycleNames.includes(name)) {
        context.problem(
          `${path}.lifecycle`,
          `unknown argument ${name}${didYouMean(name, lifecycleNames)}`,
        );
      }
    }
    const { action_trigger: actions, ...conditions } = others;
    if (actions !== undefined) {
      context.unproved('a block action is not described by the schema');
    }
    checkReferences(conditions, `${path}.lifecycle`, scope, context);
  }
  if (body.lifecycle !== undefined && !blocksOf(body.lifecycle)) {
    context.problem(path, 'lifecycle is a block: write it without =');
  }
  if ('count' in body && 'for_each' in body) {
    context.problem(path, 'count and for_each exclude each other');
  }
  for (const name of metaArguments) {
    checkReferences(
      name === 'provider' ? undefined : body[name],
      `${path}.${name}`,
      { ...scope, each: false, count: false },
      context,
    );
  }
  const provider =
    typeof body.provider === 'string'
      ? ExpressionReader.soleExpression(body.provider) ?? body.provider
      : 'aws';
  if (provider.includes('.') && !context.declarations.hasProvider(provider)) {
    context.problem(path, `the provider ${provider} is not in the snippet`);
  }
}

/**
 * Checks one resource or data source.
 *
 * @param type `aws_s3_bucket` or `data.aws_vpc`
 */
export function proveResource(
  type: string,
  name: string,
  body: Body,
  context: ProofContext,
): void {
  const path = `${type}.${name}`;
  const isOfAws = /^(data\.)?aws_/.test(type);
  const schema = context.schema.body(type);
  const scope = { each: 'for_each' in body, count: 'count' in body };
  for (const refused of refusedBlocks) {
    if (own(body, refused) !== undefined) {
      context.problem(path, `a ${refused} does not belong into a snippet`);
    }
  }
  const { lifecycle, ...others } = body;
  const rest = Object.fromEntries(
    Object.entries(others).filter(
      ([key]) => !metaArguments.includes(key) && !refusedBlocks.includes(key),
    ),
  );
  checkReferences(rest, path, scope, context);
  if (schema) {
    checkMeta(body, schema, path, scope, context);
    proveBody(rest, schema, path, context);
  } else if (isOfAws) {
    context.problem(path, unknownType(type, context.schema));
  } else {
    context.unproved(`${type} is not of the AWS provider`);
  }
}
