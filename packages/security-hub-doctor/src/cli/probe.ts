import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Sessions } from '../aws/Sessions';
import { connectProbe } from '../probe/connectProbe';
import { formatObservations } from '../probe/formatObservations';
import {
  defaultTimes,
  ProbeTimer,
  ProbeTimes,
  realTimer,
} from '../probe/ProbeTimer';
import { runProbe } from '../probe/runProbe';
import { Subject } from '../probe/Subject';
import { loadPortalConfig } from './loadPortalConfig';

const help = `Asks Security Hub what its documents leave open (U1-U8), with one custom finding
of its own in a sandbox account. The finding is archived at the end.

  yarn probe --account ID --yes [options]

  --account ID              the sandbox account; has to be the one your credentials are of
  --yes                     yes, import and update a finding there
  --region REGION           default: AWS_REGION
  --administrator-role ARN  a role in its Security Hub administrator that may read and
                            write findings (U4, U7); the ExternalId, if it asks for one,
                            in SECURITY_HUB_EXTERNAL_ID
  --config FILE             app-config whose aws section has the credentials
  --wait SECONDS            longest wait for one change (default 300)
  --json                    the observations as JSON
  --help                    this text

The finding is seen by whatever listens in that account or its administrator:
automation rules, EventBridge rules, a SIEM. It takes 10 to 45 minutes.
Exit code: 0 when it ran to its end, else 2.
`;

class UsageError extends Error {}

function required(value: string | undefined, message: string): string {
  if (value === undefined || value === '') {
    throw new UsageError(message);
  }
  return value;
}

function secondsOf(value: string | undefined): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 10 || seconds > 1800) {
    throw new UsageError('--wait takes 10 to 1800 seconds.');
  }
  return seconds;
}

/** `yarn probe`. Returns the exit code. Timer and times are replaced by tests. */
export async function probe(
  args: string[],
  write: (text: string) => void,
  time: { timer?: ProbeTimer; times?: ProbeTimes; signal?: AbortSignal } = {},
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      account: { type: 'string' },
      yes: { type: 'boolean' },
      region: { type: 'string' },
      'administrator-role': { type: 'string' },
      config: { type: 'string', multiple: true },
      wait: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    write(help);
    return 0;
  }
  const account = required(
    values.account,
    'Which account? Write --account with the id of a sandbox account.',
  );
  const region = required(
    values.region ?? process.env.AWS_REGION,
    'Which Region? Write --region, or set AWS_REGION.',
  );
  const wait = secondsOf(values.wait);
  const config = await loadPortalConfig(values.config ?? []);
  const sessions = Sessions.create(
    DefaultAwsCredentialsManager.fromConfig(config),
  );
  const own = await sessions.base(region);
  if (own.account !== account) {
    throw new UsageError(
      `Your credentials are of account ${own.account}, not of ${account}: nothing was done.`,
    );
  }
  if (!values.yes) {
    throw new UsageError(
      `This imports, updates and archives a finding in account ${account}, ${region}. If that is a sandbox, add --yes.`,
    );
  }
  const partition = own.arn.split(':')[1];
  const { client, views, close } = await connectProbe({
    sessions,
    own,
    region,
    administratorRole: values['administrator-role'],
    externalId: process.env.SECURITY_HUB_EXTERNAL_ID,
  });
  const times = time.times ?? defaultTimes;
  const subject = Subject.create({
    place: { partition, account, region },
    id: `security-hub-portal-probe/${randomUUID()}`,
    own: client,
    times: wait === undefined ? times : { ...times, wait: wait * 1000 },
    timer: time.timer ?? realTimer,
    signal: time.signal,
    say: text => {
      // Only the result goes into JSON
      if (!values.json) {
        write(text);
      }
    },
  });
  try {
    const observations = await runProbe(subject, views);
    write(
      values.json
        ? JSON.stringify(observations, undefined, 2)
        : `\n${formatObservations(observations)}`,
    );
    return 0;
  } finally {
    close();
  }
}
