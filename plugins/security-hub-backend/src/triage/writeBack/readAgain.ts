import { RecordFormat } from 'backstage-plugin-security-hub-common';
import { HubError } from '../../aws/HubError';
import {
  FindingsPage,
  GatewayProvider,
  HubTarget,
  SecurityHubGateway,
} from '../../aws/types';
import { readSighting, Sighting } from './sighting';

/** Findings as AWS shows them now, or why it could not be asked. */
export type ReadAgain =
  | {
      read: true;
      target: HubTarget;
      /** Not the best place to look, which could not be read */
      fallback: boolean;
      sightings: Sighting[];
      documents: Array<{
        document: unknown;
        observedAt: string;
        sighting: Sighting | undefined;
      }>;
    }
  | { read: false; error?: HubError };

/** What to look for, and in which service: CSPM for `asff`, the unified Security Hub for `ocsf`. */
export type Wanted = { format: RecordFormat; ids: string[] };

/** Reads findings by Id in the first target that lets us. A target that is only busy is not passed over. */
export async function readAgain(
  gateways: GatewayProvider,
  targets: HubTarget[],
  wanted: Wanted,
): Promise<ReadAgain> {
  let error: HubError | undefined;
  for (const [index, target] of targets.entries()) {
    try {
      const documents = await readAll(gateways, target, wanted);
      return {
        read: true,
        target,
        fallback: index > 0,
        documents,
        sightings: documents.flatMap(({ sighting }) => sighting ?? []),
      };
    } catch (caught) {
      if (!(caught instanceof HubError)) {
        throw caught;
      }
      error = caught;
      if (caught.retryable) {
        break;
      }
    }
  }
  return { read: false, error };
}

async function readAll(
  gateways: GatewayProvider,
  target: HubTarget,
  wanted: Wanted,
) {
  const gateway = await gateways.forTarget(target);
  const documents = [];
  let nextToken: string | undefined;
  do {
    const page = await readPage(gateway, wanted, nextToken);
    for (const document of page.findings) {
      documents.push({
        document,
        observedAt: page.observedAt,
        sighting: readSighting(document, wanted.format),
      });
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return documents;
}

async function readPage(
  gateway: SecurityHubGateway,
  { format, ids }: Wanted,
  nextToken: string | undefined,
): Promise<FindingsPage> {
  const matches = ids.map(id => ({ Value: id, Comparison: 'EQUALS' }));
  if (format === 'asff') {
    return await gateway.getFindings({ filters: { Id: matches }, nextToken });
  }
  const uids = matches.map(match => ({
    FieldName: 'finding_info.uid',
    Filter: match,
  }));
  return await gateway.getFindingsV2({
    filters: { CompositeFilters: [{ StringFilters: uids, Operator: 'OR' }] },
    nextToken,
  });
}
