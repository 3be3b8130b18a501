import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Decision,
  DecisionKind,
  DecisionRequest,
  WriteBackState,
} from 'backstage-plugin-security-hub-common';
import { securityHubApiRef } from '../api';
import { entityKey } from './entityQueries';

/** How often an unsettled write-back is looked at, in milliseconds. */
const pollInterval = 2_000;

/** Whether a write-back will change by itself. */
export function isUnsettled(state: WriteBackState | undefined): boolean {
  return state === 'pending' || state === 'written';
}

/** A finding with guidance, evidence and history, as seen from the entity's page. */
export function useFinding(
  entity: CompoundEntityRef,
  key: string | undefined,
  language: 'en' | 'ja',
) {
  const api = useApi(securityHubApiRef);
  const entityRef = stringifyEntityRef(entity);
  return useQuery({
    queryKey: [...entityKey(entity), 'finding', key, language],
    queryFn: ({ signal }) =>
      api.getFinding(key ?? '', { entityRef, language }, { signal }),
    enabled: key !== undefined,
    refetchInterval: query =>
      isUnsettled(query.state.data?.finding.decision?.writeBack)
        ? pollInterval
        : false,
  });
}

/** What a decision would cover. */
export function useDecisionPreview(
  entity: CompoundEntityRef,
  kind: DecisionKind,
  findingKeys: string[],
) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...entityKey(entity), 'preview', kind, findingKeys],
    queryFn: ({ signal }) =>
      api.previewDecision(entity, { kind, findingKeys }, { signal }),
    // Somebody else may have decided since the dialog was last open.
    staleTime: 0,
    gcTime: 0,
  });
}

/** Everything of the entity is read again, because a decision changes counters, groups and rows. */
export function useRefreshEntity(entity: CompoundEntityRef) {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      queryKey: entityKey(entity),
      predicate: query => query.queryKey[2] !== 'preview',
    });
}

/** Makes a decision. */
export function useCreateDecision(entity: CompoundEntityRef) {
  const api = useApi(securityHubApiRef);
  const refresh = useRefreshEntity(entity);
  return useMutation({
    mutationFn: (request: DecisionRequest) =>
      api.createDecision(entity, request),
    onSuccess: () => void refresh(),
  });
}

/** Tries failed write-backs again. */
export function useRetryDecision(entity: CompoundEntityRef) {
  const api = useApi(securityHubApiRef);
  const client = useQueryClient();
  const refresh = useRefreshEntity(entity);
  return useMutation({
    mutationFn: (decisionId: string) => api.retryDecision(entity, decisionId),
    onSuccess: decision => {
      client.setQueryData(
        [...entityKey(entity), 'decision', decision.id],
        decision,
      );
      void refresh();
    },
  });
}

/** A decision, read again until every write-back is settled. */
export function useDecision(entity: CompoundEntityRef, initial: Decision) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...entityKey(entity), 'decision', initial.id],
    queryFn: ({ signal }) => api.getDecision(entity, initial.id, { signal }),
    initialData: initial,
    refetchInterval: query =>
      query.state.data?.results.some(result => isUnsettled(result.state))
        ? pollInterval
        : false,
  });
}
