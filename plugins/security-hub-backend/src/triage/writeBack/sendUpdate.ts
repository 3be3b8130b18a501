import { SecurityHubGateway } from '../../aws/types';
import { PlannedWrite } from './planWrites';

/** What AWS says of one write of a request: taken, not taken with a code, or nothing. */
export type UpdateAnswer = 'taken' | { code: string } | undefined;

/** The operations that write. */
export type WritingGateway = Pick<
  SecurityHubGateway,
  'batchUpdateFindings' | 'batchUpdateFindingsV2'
>;

/**
 * Makes one BatchUpdateFindings, or BatchUpdateFindingsV2 for records of the unified Security Hub, for writes of one format with the
 * same payload.
 *
 * @returns gives the answer for a write
 * @throws HubError when the request failed as a whole
 */
export async function sendUpdate(
  gateway: WritingGateway,
  writes: PlannedWrite[],
): Promise<(write: PlannedWrite) => UpdateAnswer> {
  const [{ identity }] = writes;
  return identity.format === 'ocsf'
    ? await sendUnified(gateway, writes)
    : await sendCspm(gateway, writes);
}

async function sendCspm(
  gateway: WritingGateway,
  writes: PlannedWrite[],
): Promise<(write: PlannedWrite) => UpdateAnswer> {
  const [{ payload, decisionId }] = writes;
  const { processed, unprocessed } = await gateway.batchUpdateFindings({
    identifiers: writes.map(({ identity }) => ({
      id: identity.id,
      productArn: identity.productArn,
    })),
    workflow: payload.workflow,
    userDefinedFields: payload.userDefinedFields,
    note: payload.note,
    sessionName: sessionOf(decisionId),
  });
  const nameOf = (finding: { id: string; productArn: string }) =>
    JSON.stringify([finding.productArn, finding.id]);
  const answers = new Map<string, UpdateAnswer>([
    ...processed.map(item => [nameOf(item), 'taken'] as const),
    ...unprocessed.map(item => [nameOf(item), { code: item.code }] as const),
  ]);
  return ({ identity }) => answers.get(nameOf(identity));
}

async function sendUnified(
  gateway: WritingGateway,
  writes: PlannedWrite[],
): Promise<(write: PlannedWrite) => UpdateAnswer> {
  const [{ payload, decisionId }] = writes;
  const { processed, unprocessed } = await gateway.batchUpdateFindingsV2({
    identifiers: writes.map(({ identity }) => ({
      metadataUid: identity.metadataUid,
      account: identity.account ?? '',
      id: identity.id,
      productArn: identity.productArn,
    })),
    workflow: payload.workflow,
    sessionName: sessionOf(decisionId),
  });
  // AWS answers with the name that it was asked with.
  const nameOf = (finding: {
    account?: string;
    id?: string;
    productArn?: string;
  }) => JSON.stringify([finding.account, finding.productArn, finding.id]);
  const answers = new Map<string, UpdateAnswer>();
  for (const item of processed) {
    answers.set(item.metadataUid ?? nameOf(item), 'taken');
  }
  for (const item of unprocessed) {
    answers.set(item.metadataUid ?? nameOf(item), { code: item.code });
  }
  return ({ identity }) =>
    answers.get(identity.metadataUid ?? '') ?? answers.get(nameOf(identity));
}

function sessionOf(decisionId: string): string {
  return `securityhub-${decisionId}`;
}
