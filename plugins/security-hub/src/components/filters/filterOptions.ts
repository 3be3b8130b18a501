import {
  EntitySummary,
  environments,
  findingStatuses,
  layers,
  priorities,
  severities,
} from 'backstage-plugin-security-hub-common';
import { ListFilter, verdictFilters } from '../../state/viewState';
import { Translate } from '../../translations/useTranslation';

/** A value that a filter can have. */
export type FilterOption = { value: string; label: string; count?: number };

const fixedValues: Partial<Record<ListFilter, readonly string[]>> = {
  status: findingStatuses,
  priority: priorities,
  severity: severities,
  environment: environments,
  layer: layers,
  verdict: verdictFilters,
};

/** A value of a filter in words; what has no words is shown as it is. */
export function filterLabel(
  filter: string,
  value: string,
  t: Translate,
): string {
  const has = <T extends string>(values: readonly T[]): T | undefined =>
    values.find(candidate => candidate === value);
  const status = filter === 'status' && has(findingStatuses);
  const priority = filter === 'priority' && has(priorities);
  const severity = filter === 'severity' && has(severities);
  const environment = filter === 'environment' && has(environments);
  const layer = filter === 'layer' && has(layers);
  const verdict = filter === 'verdict' && has(verdictFilters);
  if (status) {
    return t(`findingStatus.${status}`);
  } else if (priority) {
    return t(`priorityFilter.${priority}`);
  } else if (severity) {
    return t(`severity.${severity}`);
  } else if (environment) {
    return t(`environment.${environment}`);
  } else if (layer) {
    return t(`layer.${layer}`);
  } else if (verdict) {
    return verdict === 'none'
      ? t('filters.noVerdict')
      : t(`fix.overlay.verdict.${verdict}`);
  } else if (filter === 'region' && value === 'global') {
    return t('region.global');
  }
  return value;
}

/**
 * The values of a filter: all that exist in principle, else those that the entity's findings have. What is chosen already stays on the
 * list, so that it can be taken back.
 */
export function filterOptions(
  filter: ListFilter,
  summary: EntitySummary | undefined,
  chosen: readonly string[],
  t: Translate,
): FilterOption[] {
  const facet = summary?.facets[filter] ?? [];
  const count = (value: string) =>
    filter === 'status'
      ? summary?.byStatus[value] ?? (summary ? 0 : undefined)
      : facet.find(candidate => candidate.value === value)?.count;
  const values = new Set([
    ...(fixedValues[filter] ?? facet.map(({ value }) => value)),
    ...chosen,
  ]);
  return [...values].map(value => ({
    value,
    label:
      (fixedValues[filter]
        ? undefined
        : facet.find(candidate => candidate.value === value)?.label) ??
      filterLabel(filter, value, t),
    count: count(value),
  }));
}
