import { parseArgs } from 'node:util';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Sessions } from '../aws/Sessions';
import { countStates, formatReport } from '../doctor/report';
import { runDoctor } from '../doctor/runDoctor';
import { readDoctorSettings } from '../settings';
import { loadPortalConfig } from './loadPortalConfig';

const help = `Checks what the portal needs of AWS, and says what to do. Changes nothing.

  yarn doctor [options]

  --config FILE   app-config of the portal; may be given more than once
                  (default: app-config.yaml and app-config.local.yaml)
  --source NAME   only this source of securityHub.sources
  --receive       also take one message from the event queue and give it back at
                  once: proves the key, and raises that message's receive count
  --json          the results as JSON
  --help          this text

Exit code: 1 when a check failed, 2 when config cannot be read, else 0.
`;

/** `yarn doctor`. Returns the exit code. */
export async function doctor(
  args: string[],
  write: (text: string) => void,
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string', multiple: true },
      source: { type: 'string' },
      receive: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    write(help);
    return 0;
  }
  const config = await loadPortalConfig(values.config ?? []);
  const settings = readDoctorSettings(config);
  const sources = settings.sources.filter(
    source => values.source === undefined || source.name === values.source,
  );
  if (sources.length === 0) {
    write(
      values.source === undefined
        ? 'securityHub.sources is empty: the portal reads nothing from AWS. docs/operating.md shows how to begin.'
        : `securityHub.sources has no source named ${values.source}.`,
    );
    return 2;
  }
  const results = await runDoctor({
    settings: { ...settings, sources },
    sessions: Sessions.create(DefaultAwsCredentialsManager.fromConfig(config)),
    options: { receive: values.receive ?? false },
  });
  const counts = countStates(results);
  write(
    values.json
      ? JSON.stringify({ counts, results }, undefined, 2)
      : formatReport(results),
  );
  return counts.failed > 0 ? 1 : 0;
}
