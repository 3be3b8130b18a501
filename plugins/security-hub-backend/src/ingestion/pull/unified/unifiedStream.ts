import { DateTime } from 'luxon';
import { SecurityHubGateway } from '../../../aws';
import { FindingStream } from '../FindingStream';
import { toUnifiedFilters, updatedField } from './filters';

function memberAt(document: unknown, ...names: string[]): unknown {
  let found = document;
  for (const name of names) {
    found =
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)[name]
        : undefined;
  }
  return found;
}

function textAt(document: unknown, ...names: string[]): string | undefined {
  const found = memberAt(document, ...names);
  return typeof found === 'string' ? found : undefined;
}

/** The unified Security Hub: GetFindingsV2, in the Open Cybersecurity Schema Framework (OCSF). */
export function unifiedStream(
  gateway: Pick<SecurityHubGateway, 'getFindingsV2'>,
): FindingStream {
  return {
    format: 'ocsf',
    getPage: async ({ query, now, nextToken, priority, signal }) => {
      if (query.notedSince) {
        // AWS does not let anybody ask when a comment was written. A new one is seen by the next full read.
        return { findings: [], observedAt: new Date(now).toISOString() };
      }
      return await gateway.getFindingsV2({
        filters: toUnifiedFilters(query, now),
        sort: [{ field: updatedField, order: 'asc' }],
        maxResults: 100,
        nextToken,
        priority,
        signal,
      });
    },
    updatedAtOf: document => {
      const text = textAt(document, 'finding_info', 'modified_time_dt');
      const number = memberAt(document, 'finding_info', 'modified_time');
      const time =
        text === undefined
          ? number
          : DateTime.fromISO(text, { zone: 'utc' }).toMillis();
      return typeof time === 'number' && Number.isFinite(time)
        ? time
        : undefined;
    },
    identifierOf: document => {
      const id = textAt(document, 'finding_info', 'uid');
      const productArn = textAt(document, 'metadata', 'product', 'uid');
      return id === undefined
        ? undefined
        : { id, productArn: productArn ?? '' };
    },
    placeOf: document => ({
      account: textAt(document, 'cloud', 'account', 'uid'),
      region: textAt(document, 'cloud', 'region'),
    }),
  };
}
