import {
  BatchUpdateFindingsV2Command,
  DescribeSecurityHubV2Command,
  GetFindingsV2Command,
  OcsfFindingFilters,
  OcsfFindingIdentifier,
} from '@aws-sdk/client-securityhub';
import { Clock } from './Clock';
import { HubCall, HubLimiters } from './HubCall';
import { observerPlace, timeObserver } from './observeTime';
import {
  FindingsPage,
  FindingsRequest,
  readPriorities,
  UnifiedFindingName,
  UnifiedFindingsUpdate,
  UnifiedFindingsUpdateResult,
} from './types';

/** `status_id` of the unified Security Hub. RESOLVED (4) is never written. */
const statusIds = { NEW: 1, NOTIFIED: 2, SUPPRESSED: 3 } as const;

/**
 * GetFindingsV2, for which the permission is `securityhub:GetFindings`.
 * Follows https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindingsV2.html
 */
export function findingsV2Call(
  request: FindingsRequest,
  { limiters, clock }: { limiters: HubLimiters; clock: Clock },
): HubCall<FindingsPage> {
  return {
    limiter: limiters.getFindingsV2,
    priority: readPriorities.indexOf(request.priority ?? 'interactive'),
    signal: request.signal,
    continued: request.nextToken !== undefined,
    send: async (client, signal) => {
      const command = new GetFindingsV2Command({
        Filters: hasFilters(request)
          ? (request.filters as OcsfFindingFilters)
          : undefined,
        SortCriteria: request.sort?.map(item => ({
          Field: item.field,
          SortOrder: item.order,
        })),
        MaxResults: request.maxResults ?? 100,
        NextToken: request.nextToken,
      });
      const observer = timeObserver(clock);
      command.middlewareStack.add(observer.middleware, observerPlace);
      const reply = await client.send(command, { abortSignal: signal });
      return {
        findings: reply.Findings ?? [],
        nextToken: reply.NextToken,
        observedAt: observer.observedAt(),
      };
    },
  };
}

/**
 * BatchUpdateFindingsV2. Findings are named by `metadata.uid` where all of them have one, else by their three parts: AWS does not take
 * both kinds of names in one request.
 * Follows https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindingsV2.html
 */
export function updateV2Call(
  update: UnifiedFindingsUpdate,
  { limiters }: { limiters: HubLimiters },
): HubCall<UnifiedFindingsUpdateResult> {
  const uids = update.identifiers.flatMap(
    ({ metadataUid }) => metadataUid ?? [],
  );
  const names =
    uids.length === update.identifiers.length
      ? { MetadataUids: uids }
      : { FindingIdentifiers: update.identifiers.map(toIdentifier) };
  return {
    limiter: limiters.batchUpdateFindingsV2,
    sessionName: update.sessionName,
    send: async (client, signal) => {
      const reply = await client.send(
        new BatchUpdateFindingsV2Command({
          ...names,
          StatusId: statusIds[update.workflow],
          Comment: update.comment,
        }),
        { abortSignal: signal },
      );
      return {
        processed: (reply.ProcessedFindings ?? []).map(toName),
        unprocessed: (reply.UnprocessedFindings ?? []).map(item => ({
          ...toName(item),
          code: item.ErrorCode ?? '',
          message: item.ErrorMessage ?? '',
        })),
      };
    },
  };
}

/** DescribeSecurityHubV2; `hub-not-enabled` where the account has none. */
export function describeV2Call({
  limiters,
}: {
  limiters: HubLimiters;
}): HubCall<{ hubArn: string }> {
  return {
    limiter: limiters.other,
    send: async (client, signal) => {
      const reply = await client.send(new DescribeSecurityHubV2Command({}), {
        abortSignal: signal,
      });
      return { hubArn: reply.HubV2Arn ?? '' };
    },
  };
}

function hasFilters({ filters }: FindingsRequest): boolean {
  return Object.keys(filters).length > 0;
}

function toIdentifier(
  name: UnifiedFindingsUpdate['identifiers'][number],
): OcsfFindingIdentifier {
  return {
    CloudAccountUid: name.account,
    FindingInfoUid: name.id,
    MetadataProductUid: name.productArn,
  };
}

function toName(item: {
  FindingIdentifier?: OcsfFindingIdentifier;
  MetadataUid?: string;
}): UnifiedFindingName {
  return {
    metadataUid: item.MetadataUid,
    account: item.FindingIdentifier?.CloudAccountUid,
    id: item.FindingIdentifier?.FindingInfoUid,
    productArn: item.FindingIdentifier?.MetadataProductUid,
  };
}
