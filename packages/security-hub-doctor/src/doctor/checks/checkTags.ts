import {
  ConfigServiceClient,
  SelectAggregateResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { clientOptions, inTime } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { Session } from '../../aws/Sessions';
import { TagSourceSettings } from '../../settings';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

type Aggregator = NonNullable<TagSourceSettings['aggregator']>;

async function queryAggregator(
  session: Session,
  aggregator: Aggregator,
): Promise<Outcome> {
  const where = `${aggregator.account} ${aggregator.region} ${aggregator.name}`;
  const client = new ConfigServiceClient(
    clientOptions(aggregator.region, session.credentials),
  );
  try {
    const { Results = [] } = await client.send(
      new SelectAggregateResourceConfigCommand({
        ConfigurationAggregatorName: aggregator.name,
        Expression: "SELECT arn, tags WHERE resourceType = 'AWS::S3::Bucket'",
        Limit: 1,
      }),
      inTime(),
    );
    return {
      state: 'ok',
      where,
      meaning: `The aggregator answers${
        Results.length === 0 ? ' (it knows no bucket)' : ''
      }`,
    };
  } catch (error) {
    const { kind, text } = describeError(error);
    return {
      state: 'failed',
      where,
      meaning: `The aggregator cannot be queried (${text}): tags stay those at the time of the finding`,
      remedy:
        kind === 'missing'
          ? 'Correct tags.aggregator, account and region (aws configservice describe-configuration-aggregators)'
          : 'Deploy infra/cloudformation/config-aggregator-role.yaml with the ARN of this aggregator',
    };
  } finally {
    client.destroy();
  }
}

async function askTaggingApi(
  session: Session,
  region: string,
): Promise<Outcome> {
  const where = `${session.account} ${region}`;
  const client = new ResourceGroupsTaggingAPIClient(
    clientOptions(region, session.credentials),
  );
  try {
    await client.send(
      new GetResourcesCommand({ ResourcesPerPage: 1 }),
      inTime(),
    );
    return { state: 'ok', where, meaning: 'The tagging API answers' };
  } catch (error) {
    return {
      state: 'failed',
      where,
      meaning: `The tagging API cannot be asked (${
        describeError(error).text
      }): tags stay those at the time of the finding`,
      remedy: 'Deploy the read roles with ReadTags=yes (infra/)',
    };
  } finally {
    client.destroy();
  }
}

/** Whether current tags of resources can be read, where config asks for them. */
export async function checkTags(context: SourceContext): Promise<Outcome[]> {
  const { tags } = context.source;
  if (!tags) {
    return [];
  }
  const notConnected: Outcome = {
    state: 'not-checked',
    where: tags.from,
    meaning: 'The role for it does not work',
    remedy: 'See the check of the role',
  };
  if (tags.aggregator) {
    const { session } = await context.connect(tags.aggregator);
    return [
      session ? await queryAggregator(session, tags.aggregator) : notConnected,
    ];
  }
  const outcomes: Outcome[] = [];
  for (const { account, region, use } of context.readPlaces()) {
    const { session } = await context.connect(use);
    outcomes.push(
      session?.account === account
        ? await askTaggingApi(session, region)
        : notConnected,
    );
  }
  return outcomes;
}
