import {
  HandbookPageList,
  layers,
  severities,
} from 'backstage-plugin-security-hub-common';
import {
  handbookKinds,
  HandbookList,
  verdictFilters,
} from '../../../state/handbookState';
import { Translate } from '../../../translations/useTranslation';
import { FilterOption } from '../../filters/filterOptions';

const fixedOrder: Partial<Record<HandbookList, readonly string[]>> = {
  kind: handbookKinds,
  severity: severities,
  layer: layers,
  verdict: verdictFilters,
};

function labelOf(filter: HandbookList, value: string, t: Translate): string {
  const has = <T extends string>(values: readonly T[]): T | undefined =>
    values.find(candidate => candidate === value);
  const kind = filter === 'kind' && has(handbookKinds);
  const severity = filter === 'severity' && has(severities);
  const layer = filter === 'layer' && has(layers);
  const verdict = filter === 'verdict' && has(verdictFilters);
  if (kind) {
    return t(`handbook.kindName.${kind}`);
  } else if (severity) {
    return t(`severity.${severity}`);
  } else if (layer) {
    return t(`layer.${layer}`);
  } else if (verdict) {
    return verdict === 'none'
      ? t('filters.noVerdict')
      : t(`fix.overlay.verdict.${verdict}`);
  }
  return value;
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
