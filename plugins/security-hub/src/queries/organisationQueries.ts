import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  AccountsQuery,
  ClaimsQuery,
  ScopePreviewRequest,
} from 'backstage-plugin-security-hub-common';
import { securityHubApiRef } from '../api';

/** Rows on one page. */
export const pageSize = 50;

/** First part of every key of the page *Security Hub*. */
export const organisationKey = ['security-hub', 'organisation'] as const;

const claimsKey = [...organisationKey, 'claims'] as const;
const refresh = 60_000;

/** Which rows stand on a page that counts from 0. */
export function pageQuery(page: number) {
  return { limit: pageSize, offset: page * pageSize };
}

/** Who is signed in. */
export function useIdentity() {
  const identity = useApi(identityApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'identity'],
    queryFn: async () => {
      const { userEntityRef, ownershipEntityRefs } =
        await identity.getBackstageIdentity();
      return {
        userEntityRef,
        groups: ownershipEntityRefs.filter(
          ref =>
            parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
        ),
      };
    },
    staleTime: Infinity,
  });
}

/** One page of what a user or group owns; read again each minute, which costs no call to AWS. */
export function useOwnServices(user: CompoundEntityRef, page: number) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'services', stringifyEntityRef(user), page],
    queryFn: ({ signal }) => api.getMembers(user, pageQuery(page), { signal }),
    placeholderData: previous => previous,
    refetchInterval: refresh,
  });
}

/** One page of the account ledger. */
export function useAccounts(query: AccountsQuery) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'accounts', query],
    queryFn: ({ signal }) => api.getAccounts(query, { signal }),
    placeholderData: previous => previous,
  });
}

/** One page of claims. */
export function useClaims(query: ClaimsQuery) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...claimsKey, query],
    queryFn: ({ signal }) => api.getClaims(query, { signal }),
    placeholderData: previous => previous,
  });
}

/** Reads all claims again. */
export function useRefreshClaims() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: claimsKey });
}

/** Confirms or rejects a claim; whatever comes of it, the list is read again. */
export function useDecideClaim() {
  const api = useApi(securityHubApiRef);
  const refreshClaims = useRefreshClaims();
  return useMutation({
    mutationFn: (request: {
      claimId: string;
      hash: string;
      verdict: 'confirm' | 'reject';
      comment?: string;
    }) => {
      const { claimId, ...verdict } = request;
      return api.decideClaim(claimId, verdict);
    },
    onSettled: refreshClaims,
  });
}

/** What a scope would match; nothing is asked as long as there is no request. Each trial is asked anew. */
export function useScopePreview(
  request: ScopePreviewRequest | undefined,
  trial: number,
) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...organisationKey, 'preview', request, trial],
    queryFn: ({ signal }) =>
      api.previewScope(request ?? { annotations: {} }, { signal }),
    enabled: request !== undefined,
    retry: false,
    gcTime: 0,
  });
}
