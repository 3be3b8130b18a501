import { CompoundEntityRef } from '@backstage/catalog-model';
import { useFormat } from '../format/useFormat';
import { filterQuery } from '../state/filterQuery';
import { ViewState } from '../state/viewState';
import { groupsPageSize, useFindings, useGroups } from './entityQueries';

/** The list of a view, in groups or not, with its totals. Asked for once, however many components look at it. */
export function useList(entity: CompoundEntityRef, state: ViewState) {
  const { now } = useFormat();
  const filters = filterQuery(state, now);
  const grouping = state.by === 'none' ? undefined : state.by;
  const groups = useGroups(
    entity,
    {
      ...filters,
      by: grouping ?? 'control',
      limit: groupsPageSize,
      offset: state.page * groupsPageSize,
    },
    grouping !== undefined,
  );
  const findings = useFindings(entity, filters, state.sort, !grouping);
  const query = grouping ? groups : findings;
  return {
    filters,
    groups: grouping && groups.data,
    totalGroups: grouping && groups.data?.totalItems,
    totalFindings: grouping
      ? groups.data?.totalFindings
      : findings.data?.pages[0]?.totalItems,
    isPending: query.isPending,
    /** The rows are those of the view before */
    isUpdating: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
