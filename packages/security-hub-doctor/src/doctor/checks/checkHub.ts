import {
  DescribeHubCommand,
  DescribeSecurityHubV2Command,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { clientOptions, inTime } from '../../aws/clientOptions';
import { describeError, Failure } from '../../aws/describeError';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

type HubState = { on: boolean; failure?: Failure; generator?: string };

async function ask(
  call: () => Promise<{ ControlFindingGenerator?: string }>,
): Promise<HubState> {
  try {
    const { ControlFindingGenerator } = await call();
    return { on: true, generator: ControlFindingGenerator };
  } catch (error) {
    const failure = describeError(error);
    const off = failure.kind === 'off' || failure.kind === 'missing';
    return { on: false, failure: off ? undefined : failure };
  }
}

function judge(
  context: SourceContext,
  where: string,
  cspm: HubState,
  unified: HubState,
): Outcome {
  const { service } = context.source;
  const needed = {
    auto: cspm.on || unified.on,
    cspm: cspm.on,
    unified: unified.on,
    both: cspm.on && unified.on,
  }[service];
  const say = (state: HubState) => (state.on ? 'on' : 'off');
  const found = `Security Hub CSPM is ${say(
    cspm,
  )}, the unified Security Hub is ${say(unified)}`;
  const asked = {
    auto: [cspm, unified],
    cspm: [cspm],
    unified: [unified],
    both: [cspm, unified],
  }[service];
  const failure = asked.find(state => !state.on && state.failure)?.failure;
  if (!needed) {
    return {
      state: 'failed',
      where,
      meaning: failure
        ? `Whether Security Hub is on cannot be read (${failure.text})`
        : `${found}; service: ${service} needs more`,
      remedy: failure
        ? 'Give the read role securityhub:DescribeHub and securityhub:DescribeSecurityHubV2 (infra/)'
        : 'aws securityhub enable-security-hub (CSPM) or aws securityhub enable-security-hub-v2 (unified), or change service of the source',
    };
  }
  if (cspm.generator === 'STANDARD_CONTROL') {
    return {
      state: 'warning',
      where,
      meaning: `${found}. Consolidated control findings are off: each standard has a finding of its own for the same issue, and AWS bills each`,
      remedy:
        'aws securityhub update-security-hub-configuration --control-finding-generator SECURITY_CONTROL (resets Workflow and notes in AWS; decisions kept in the portal stay)',
    };
  }
  return { state: 'ok', where, meaning: found };
}

/** Whether Security Hub is on where findings are read, in the kind that config asks for. */
export async function checkHub(context: SourceContext): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { account, region, use } of context.readPlaces()) {
    const where = `${account} ${region}`;
    const { session } = await context.connect(use);
    if (session?.account !== account) {
      outcomes.push({
        state: 'not-checked',
        where,
        meaning: 'The read role does not work',
        remedy: 'See the check of the role',
      });
      continue;
    }
    const client = new SecurityHubClient(
      clientOptions(region, session.credentials),
    );
    const cspm = await ask(() =>
      client.send(new DescribeHubCommand({}), inTime()),
    );
    const unified = await ask(async () => {
      await client.send(new DescribeSecurityHubV2Command({}), inTime());
      return {};
    });
    client.destroy();
    outcomes.push(judge(context, where, cspm, unified));
  }
  return outcomes;
}
