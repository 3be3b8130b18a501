import { HubError } from '../../aws/HubError';
import { HubTarget } from '../../aws/types';
import { PlannedWrite } from './planWrites';
import { sendUpdate, WritingGateway } from './sendUpdate';
import { unprocessedProblem } from './words';

/** AWS's answer for one write. */
export type WriteAnswer =
  | { write: PlannedWrite; taken: true }
  | {
      write: PlannedWrite;
      taken: false;
      code: string;
      message: string;
      retryable: boolean;
      unreachable: boolean;
    };

const unreachableKinds = ['denied', 'not-connected', 'hub-not-enabled'];

/**
 * Makes one request for writes of one format with the same payload, and gives the answer for each. Does not throw on `HubError`s.
 * Findings that our fields would make too large get the status alone. A request that AWS does not accept as a whole is halved
 * until the finding that spoils it stands alone.
 */
export async function sendCall(
  gateway: WritingGateway,
  writes: PlannedWrite[],
): Promise<WriteAnswer[]> {
  const [first] = writes;
  const { payload, target } = first;
  try {
    const answerOf = await sendUpdate(gateway, writes);
    const answers: WriteAnswer[] = [];
    const tooLarge: PlannedWrite[] = [];
    for (const write of writes) {
      const answer = answerOf(write);
      const code = answer === 'taken' ? undefined : answer?.code;
      if (code === 'FindingSizeExceeded' && payload.userDefinedFields) {
        tooLarge.push({ ...write, payload: { workflow: payload.workflow } });
      } else if (answer === 'taken') {
        answers.push({ write, taken: true });
      } else {
        answers.push(refusal(write, code, target));
      }
    }
    return tooLarge.length > 0
      ? [...answers, ...(await sendCall(gateway, tooLarge))]
      : answers;
  } catch (error) {
    if (!(error instanceof HubError)) {
      throw error;
    }
    if (error.kind === 'invalid-request' && writes.length > 1) {
      const half = Math.ceil(writes.length / 2);
      return [
        ...(await sendCall(gateway, writes.slice(0, half))),
        ...(await sendCall(gateway, writes.slice(half))),
      ];
    }
    return writes.map(write => refusalOf(write, error));
  }
}

/** The answer for a write whose call, or whose way there, failed. */
export function refusalOf(write: PlannedWrite, error: HubError): WriteAnswer {
  return {
    write,
    taken: false,
    code: error.kind,
    message: error.message,
    retryable: error.retryable,
    unreachable: unreachableKinds.includes(error.kind),
  };
}

function refusal(
  write: PlannedWrite,
  code: string | undefined,
  target: HubTarget,
): WriteAnswer {
  // Neither processed nor refused: not known, and writing again does no harm.
  const problem = code
    ? unprocessedProblem(code, target)
    : {
        code: 'NoAnswer',
        message: `AWS did not say what became of the finding, in account ${target.account}, ${target.region}`,
        retryable: true,
      };
  return { write, taken: false, unreachable: false, ...problem };
}
