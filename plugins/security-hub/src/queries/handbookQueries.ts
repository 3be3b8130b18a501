import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import {
  GuidanceLanguage,
  HandbookPagesQuery,
} from 'backstage-plugin-security-hub-common';
import { securityHubApiRef } from '../api';
import { organisationKey, pageQuery } from './organisationQueries';

const handbookKey = [...organisationKey, 'handbook'] as const;
const refresh = 60_000;

/** How much is written, and what became of the organisation's files; read again each minute, which costs no read of the files. */
export function useHandbookReport() {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...handbookKey, 'report'],
    queryFn: ({ signal }) => api.getHandbook({ signal }),
    refetchInterval: refresh,
  });
}

/** One page of the list of pages. */
export function useHandbookPages(query: HandbookPagesQuery) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...handbookKey, 'pages', query],
    queryFn: ({ signal }) => api.getHandbookPages(query, { signal }),
    placeholderData: previous => previous,
  });
}

/** A page for reading. No other page ever stands in for it. */
export function useHandbookPage(pageId: string, language: GuidanceLanguage) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...handbookKey, 'page', pageId, language],
    queryFn: ({ signal }) =>
      api.getHandbookPage(pageId, { language }, { signal }),
  });
}

/** Where a control fails; while other rows of the same control come, the former stay. */
export function useHandbookPageUse(pageId: string, page: number) {
  const api = useApi(securityHubApiRef);
  const key = [...handbookKey, 'use', pageId] as const;
  return useQuery({
    queryKey: [...key, page],
    queryFn: ({ signal }) =>
      api.getHandbookPageUse(pageId, pageQuery(page), { signal }),
    placeholderData: (previous, previousQuery) =>
      key.every((part, index) => previousQuery?.queryKey[index] === part)
        ? previous
        : undefined,
  });
}
