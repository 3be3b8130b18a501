import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import {
  OrphansQuery,
  SelectorsQuery,
} from 'backstage-plugin-security-hub-common';
import { securityHubApiRef } from '../api';
import { organisationKey, pageQuery } from './organisationQueries';

/** How many findings have an owner, with one page of accounts. */
export function useCoverage(page: number) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'coverage', page],
    queryFn: ({ signal }) => api.getCoverage(pageQuery(page), { signal }),
    placeholderData: previous => previous,
  });
}

/** One page of groups of findings without an owner. Groups of another grouping never stand in for it. */
export function useOrphans(query: OrphansQuery) {
  const api = useApi(securityHubApiRef);
  const { by, tagKey, account, ...page } = query;
  const key = [
    ...organisationKey,
    'orphans',
    by,
    tagKey ?? '',
    account?.join() ?? '',
  ];
  return useQuery({
    queryKey: [...key, page],
    queryFn: ({ signal }) => api.getOrphans(query, { signal }),
    placeholderData: (previous, previousQuery) =>
      key.every((part, index) => previousQuery?.queryKey[index] === part)
        ? previous
        : undefined,
  });
}

/** One page of sets of entities that match equally. */
export function useConflicts(page: number) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'conflicts', page],
    queryFn: ({ signal }) => api.getConflicts(pageQuery(page), { signal }),
    placeholderData: previous => previous,
  });
}

/** One page of selectors that give nothing. */
export function useSelectorReport(query: SelectorsQuery) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'selectors', query],
    queryFn: ({ signal }) => api.getSelectorReport(query, { signal }),
    placeholderData: previous => previous,
  });
}
