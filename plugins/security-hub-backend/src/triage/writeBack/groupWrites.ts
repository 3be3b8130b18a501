import { HubTarget } from '../../aws/types';
import { chunks } from '../../database/chunks';
import { PlannedWrite } from './planWrites';

/** AWS: BatchUpdateFindings and BatchUpdateFindingsV2 take 100 findings. */
const largestCall = 100;

/** All writes to one account and Region, in calls to one service with one payload each. */
export type TargetWrites = { target: HubTarget; calls: PlannedWrite[][] };

/**
 * Puts writes that can go in one call together: same target, same service, same decision, same payload, and, in the unified Security
 * Hub, the same kind of names. Pure.
 */
export function groupWrites(writes: PlannedWrite[]): TargetWrites[] {
  const targets = new Map<
    string,
    { target: HubTarget; payloads: Map<string, PlannedWrite[]> }
  >();
  for (const write of writes) {
    const { target, decisionId, payload, identity } = write;
    const targetKey = JSON.stringify([
      target.source,
      target.account,
      target.region,
    ]);
    const group = targets.get(targetKey) ?? { target, payloads: new Map() };
    targets.set(targetKey, group);
    const payloadKey = JSON.stringify([
      identity.format,
      identity.metadataUid !== undefined,
      decisionId,
      payload,
    ]);
    const sameCall = group.payloads.get(payloadKey) ?? [];
    sameCall.push(write);
    group.payloads.set(payloadKey, sameCall);
  }
  return [...targets.values()].map(({ target, payloads }) => ({
    target,
    calls: [...payloads.values()].flatMap(same => chunks(same, largestCall)),
  }));
}
