import { describeError } from '../../aws/describeError';
import { EventBridgeRules } from '../../aws/EventBridgeRules';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

const detailTypes = [
  'Security Hub Findings - Imported',
  'Security Hub Findings - Custom Action',
  'Findings Imported V2',
];

/** Detail types that a pattern does not let through; undefined where the pattern is of another source, or cannot be read. */
export function missingDetailTypes(pattern: string): string[] | undefined {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(pattern);
  } catch {
    return undefined;
  }
  const { source, 'detail-type': types } = parsed;
  if (!Array.isArray(source) || !source.includes('aws.securityhub')) {
    return undefined;
  }
  return Array.isArray(types)
    ? detailTypes.filter(type => !types.includes(type))
    : [];
}

function judge(
  where: string,
  rule: { state?: string; pattern?: string },
  leadsToQueue: boolean,
): Outcome {
  const deploy = 'deploy infra/cloudformation/events.yaml again';
  if (rule.state === 'DISABLED') {
    return {
      state: 'failed',
      where,
      meaning: 'The rule is off: no event is sent',
      remedy: `aws events enable-rule --name ${where.split(' ').pop()}`,
    };
  }
  if (!leadsToQueue) {
    return {
      state: 'failed',
      where,
      meaning: 'The queue is no target of the rule',
      remedy: `aws events put-targets, or ${deploy}`,
    };
  }
  const missing = missingDetailTypes(rule.pattern ?? '');
  if (missing === undefined) {
    return {
      state: 'failed',
      where,
      meaning: 'The rule does not select events of aws.securityhub',
      remedy: `aws events put-rule, or ${deploy}`,
    };
  }
  return missing.length > 0
    ? {
        state: 'warning',
        where,
        meaning: `The rule leaves out: ${missing.join(', ')}`,
        remedy: `Unless that is meant: ${deploy}`,
      }
    : {
        state: 'ok',
        where,
        meaning: 'On, selects findings, leads to the queue',
      };
}

/** Whether the rule that the queue's policy names is on, selects findings and leads to the queue. */
export async function checkRule(context: SourceContext): Promise<Outcome[]> {
  const { events, partition, administrator } = context.source;
  if (!events) {
    return [];
  }
  const queueArn = `arn:${partition}:sqs:${events.region}:${
    events.account
  }:${events.queueUrl.split('/').pop()}`;
  const { session } = await context.connect(events);
  const rules = context.ruleArns ?? [];
  if (!session || rules.length === 0) {
    return [
      {
        state: 'not-checked',
        where: events.account,
        meaning: 'No rule is known: the policy of the queue names none',
        remedy: 'See the check of the queue',
      },
    ];
  }
  const outcomes: Outcome[] = [];
  for (const arn of rules) {
    const [, , , region, account, resource = ''] = arn.split(':');
    const name = resource.replace(/^rule\//, '');
    const where = `${account} ${region} ${name}`;
    if (administrator && region !== administrator.homeRegion) {
      outcomes.push({
        state: 'warning',
        where,
        meaning: `The rule is in ${region}; only ${administrator.homeRegion} has the events of all linked Regions`,
        remedy: `Deploy infra/cloudformation/events.yaml in ${administrator.homeRegion}`,
      });
    }
    try {
      const client = EventBridgeRules.create({
        region,
        partition,
        credentials: session.credentials,
      });
      const rule = await client.describe(name);
      const targets = await client.targets(name);
      outcomes.push(judge(where, rule, targets.includes(queueArn)));
    } catch (error) {
      const { kind, text } = describeError(error);
      outcomes.push(
        kind === 'missing'
          ? {
              state: 'failed',
              where,
              meaning: `The rule that the queue's policy names does not exist (${text})`,
              remedy: 'Deploy infra/cloudformation/events.yaml again',
            }
          : {
              state: 'not-checked',
              where,
              meaning: `The rule cannot be looked at (${text})`,
              remedy:
                'Give the events role events:DescribeRule and events:ListTargetsByRule on it (infra/); the portal itself does not need them',
            },
      );
    }
  }
  return outcomes;
}
