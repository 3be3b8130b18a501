import {
  HandbookPageList,
  layers,
  severities,
} from 'backstage-plugin-security-hub-common';
import { handbookKinds, HandbookList } from '../../../state/handbookState';
import { verdictFilters } from '../../../state/viewState';
import { Translate } from '../../../translations/useTranslation';
import { filterLabel, FilterOption } from '../../filters/filterOptions';

const fixedOrder: Partial<Record<HandbookList, readonly string[]>> = {
  kind: handbookKinds,
  severity: severities,
  layer: layers,
  verdict: verdictFilters,
};

function labelOf(filter: HandbookList, value: string, t: Translate): string {
  const kind = handbookKinds.find(candidate => candidate === value);
  return filter === 'kind' && kind
    ? t(`handbook.kindName.${kind}`)
    : filterLabel(filter, value, t);
}

/** The values that the pages have, with their numbers. What is chosen stays on the list, so that it can be taken back. */
export function handbookOptions(
  filter: HandbookList,
  facets: HandbookPageList['facets'] | undefined,
  chosen: readonly string[],
  t: Translate,
): FilterOption[] {
  const facet = facets?.[filter] ?? [];
  const existing = new Set([...facet.map(({ value }) => value), ...chosen]);
  const order = fixedOrder[filter];
  const values = order
    ? order.filter(value => existing.has(value))
    : [...existing];
  return values.map(value => {
    const found = facet.find(candidate => candidate.value === value);
    return {
      value,
      label: found?.label ?? labelOf(filter, value, t),
      count: found?.count ?? (facets ? 0 : undefined),
    };
  });
}
