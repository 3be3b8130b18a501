import { HubError } from '../../aws/HubError';
import { GatewayProvider, HubTarget } from '../../aws/types';
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

/** Reads findings by Id in the first target that lets us. A target that is only busy is not passed over. */
export async function readAgain(
  gateways: GatewayProvider,
  targets: HubTarget[],
  ids: string[],
): Promise<ReadAgain> {
  let error: HubError | undefined;
  for (const [index, target] of targets.entries()) {
    try {
      const documents = await readAll(gateways, target, ids);
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
  ids: string[],
) {
  const gateway = await gateways.forTarget(target);
  const documents = [];
  let nextToken: string | undefined;
  do {
    const page = await gateway.getFindings({
      filters: {
        Id: ids.map(id => ({ Value: id, Comparison: 'EQUALS' })),
      },
      maxResults: 100,
      nextToken,
    });
    for (const document of page.findings) {
      documents.push({
        document,
        observedAt: page.observedAt,
        sighting: readSighting(document),
      });
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return documents;
}
