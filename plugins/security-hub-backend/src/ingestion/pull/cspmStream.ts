import { DateTime } from 'luxon';
import { SecurityHubGateway } from '../../aws';
import { toFilters } from './filters';
import { FindingStream } from './FindingStream';

function membersOf(document: unknown): Record<string, unknown> {
  return typeof document === 'object' && document !== null
    ? (document as Record<string, unknown>)
    : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Security Hub CSPM: GetFindings, in AWS's own format (ASFF). */
export function cspmStream(
  gateway: Pick<SecurityHubGateway, 'getFindings'>,
): FindingStream {
  return {
    format: 'asff',
    getPage: async ({ query, now, nextToken, priority, signal }) =>
      await gateway.getFindings({
        filters: toFilters(query, now),
        sort: [{ field: 'UpdatedAt', order: 'asc' }],
        maxResults: 100,
        nextToken,
        priority,
        signal,
      }),
    updatedAtOf: document => {
      const text = textOf(membersOf(document).UpdatedAt);
      const time = text ? DateTime.fromISO(text, { zone: 'utc' }) : undefined;
      return time?.isValid ? time.toMillis() : undefined;
    },
    identifierOf: document => {
      const { Id, ProductArn } = membersOf(document);
      const id = textOf(Id);
      return id === undefined
        ? undefined
        : { id, productArn: textOf(ProductArn) ?? '' };
    },
    placeOf: document => {
      const { AwsAccountId, Region } = membersOf(document);
      return { account: textOf(AwsAccountId), region: textOf(Region) };
    },
  };
}
