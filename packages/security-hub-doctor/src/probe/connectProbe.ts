import {
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { clientOptions, inTime } from '../aws/clientOptions';
import { describeError } from '../aws/describeError';
import { Session, Sessions } from '../aws/Sessions';
import { Views } from './Views';

async function homeRegionOf(
  client: SecurityHubClient,
): Promise<string | undefined> {
  try {
    const { FindingAggregators = [] } = await client.send(
      new ListFindingAggregatorsCommand({}),
      inTime(),
    );
    const arn = FindingAggregators[0]?.FindingAggregatorArn;
    if (!arn) {
      return undefined;
    }
    const aggregator = await client.send(
      new GetFindingAggregatorCommand({ FindingAggregatorArn: arn }),
      inTime(),
    );
    return aggregator.FindingAggregationRegion;
  } catch (error) {
    if (['denied', 'missing', 'off'].includes(describeError(error).kind)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The clients of a probe: the account itself, its administrator where a role is given, and the home Region where there is one.
 *
 * @throws Error where the administrator's role leads to the account itself
 */
export async function connectProbe(options: {
  sessions: Sessions;
  own: Session;
  region: string;
  administratorRole?: string;
  externalId?: string;
}): Promise<{ client: SecurityHubClient; views: Views; close: () => void }> {
  const { sessions, own, region, administratorRole, externalId } = options;
  const opened: SecurityHubClient[] = [];
  const open = (session: Session, at: string) => {
    const client = new SecurityHubClient(
      clientOptions(at, session.credentials),
    );
    opened.push(client);
    return client;
  };
  let administrator: Session | undefined;
  if (administratorRole !== undefined) {
    administrator = await sessions.assume(own, {
      roleArn: administratorRole,
      region,
      externalId,
    });
    if (administrator.account === own.account) {
      throw new Error(
        `${administratorRole} is a role of the sandbox account itself, not of its administrator`,
      );
    }
  }
  const client = open(own, region);
  const viewer = administrator ?? own;
  const views: Views = {
    administrator: administrator && open(administrator, region),
  };
  const homeRegion = await homeRegionOf(open(viewer, region));
  if (homeRegion !== undefined) {
    views.home = { client: open(viewer, homeRegion), region: homeRegion };
  }
  return {
    client,
    views,
    close: () => opened.forEach(item => item.destroy()),
  };
}
