import {
  mostSpecificPages,
  type TypedPage,
} from '../../loader/mostSpecificPages';
import { TextPatterns } from '../../loader/TextPatterns';
import type { FindingTypeFrontMatter } from '../../page/findingTypeFrontMatter';
import {
  knownFindingTypes,
  type KnownFindingTypes,
} from '../knownFindingTypes';
import type { LintMessage, LintRule } from '../LintRule';

const fileOf = ({ product, id }: { product: string; id: string }) =>
  `findings/${product}/${id}.md`;

/** Pages of one product that have the same pattern: only one of them could ever be shown for it. */
function collisions(pages: readonly FindingTypeFrontMatter[]): LintMessage[] {
  const pageOf = new Map<string, FindingTypeFrontMatter>();
  return pages.flatMap(page =>
    page.types.flatMap(pattern => {
      const key = `${page.product} ${pattern.toLowerCase()}`;
      const other = pageOf.get(key);
      pageOf.set(key, other ?? page);
      return other
        ? [
            {
              file: fileOf(page),
              message: `types: ${pattern} is on ${fileOf(other)} too`,
            },
          ]
        : [];
    }),
  );
}

function problemsOfFamily(
  family: KnownFindingTypes,
  pages: readonly (TypedPage & { product: string })[],
): LintMessage[] {
  const file = fileOf(family);
  const ofProduct = pages.filter(({ product }) => product === family.product);
  if (!ofProduct.some(({ id }) => id === family.id)) {
    return [{ file, message: 'there is no page for this family of types' }];
  }
  return family.examples.flatMap(type => {
    const best = mostSpecificPages(ofProduct, [type]);
    const found = best.map(({ id }) => id).join(' and ') || 'no page';
    return found === family.id
      ? []
      : [{ file, message: `types: ${type} leads to ${found}` }];
  });
}

/** Every family of finding types has its page, and no two pages of a product want the same types. */
export const findingTypesRule: LintRule = {
  name: 'finding-types',
  check({ dataset, families = knownFindingTypes }) {
    const pages = [...dataset.findingTypes.written.values()].map(
      ({ frontMatter }) => frontMatter,
    );
    const typed = pages.map(({ id, product, types }) => ({
      id,
      product,
      types: TextPatterns.create(types),
    }));
    return [
      ...collisions(pages),
      ...families.flatMap(family => problemsOfFamily(family, typed)),
      ...pages
        .filter(
          ({ product, responder }) =>
            (product === 'guardduty') !== (responder === 'threat'),
        )
        .map(page => ({
          file: fileOf(page),
          message:
            'responder: findings of GuardDuty are threats, those of other products are not',
        })),
    ];
  },
};
