import { FreshnessCheck } from 'backstage-plugin-security-hub-common';
import { ChecksGateway, ChecksGatewayProvider, HubError } from '../../aws';
import { SyncState } from '../../database/operations/sync';
import { Judgement, judgeRecorder, judgeStandards } from './answers';

/** Why something could not be looked at, for people; what is not of AWS is a mistake of ours, and thrown. */
export function notChecked(error: unknown): Judgement {
  if (!(error instanceof HubError)) {
    throw error;
  }
  return error.kind === 'hub-not-enabled'
    ? { result: 'hub-not-enabled', message: error.message }
    : { result: 'not-checked', message: error.message };
}

async function judge(work: () => Promise<Judgement>): Promise<Judgement> {
  try {
    return await work();
  } catch (error) {
    return notChecked(error);
  }
}

/** Looks at standards and AWS Config of one account and Region: two calls. A failure is an answer, too. */
export async function checkTarget(
  gateways: ChecksGatewayProvider,
  target: SyncState,
  /** The unified Security Hub has no standards of its own */
  withStandards: boolean,
): Promise<Array<Judgement & { check: FreshnessCheck }>> {
  const { source, partition, account, region } = target;
  let gateway: ChecksGateway;
  try {
    gateway = await gateways.checksFor({
      source,
      partition,
      account,
      region,
      access: 'read',
    });
  } catch (error) {
    const judgement = notChecked(error);
    return [
      { check: 'standards', ...judgement },
      { check: 'config-recorder', ...judgement },
    ];
  }
  const standards = withStandards
    ? await judge(async () => judgeStandards(await gateway.standardsStatuses()))
    : {
        result: 'not-checked' as const,
        message: 'Standards are looked at for Security Hub CSPM only',
      };
  const recorder = await judge(async () =>
    judgeRecorder(await gateway.isConfigRecording()),
  );
  return [
    { check: 'standards', ...standards },
    { check: 'config-recorder', ...recorder },
  ];
}
