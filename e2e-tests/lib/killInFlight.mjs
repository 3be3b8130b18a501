import assert from 'node:assert/strict';
import { openMessages } from './reads.mjs';

/**
 * Kills a replica with messages of both kinds in its hands: some are stored, but their deletion gets nowhere; others were received a
 * moment ago.
 *
 * @param until waits, see `startReplicas`
 * @returns `{ killedAt, messageIds }`: milliseconds since 1970, and the messages that it had not deleted
 */
export async function killInFlight(replica, until) {
  const { tap, name } = replica;
  let stored;
  let killedAt;
  let exited;
  tap.holdNext('DeleteMessageBatch').then(call => {
    stored = call;
    const end = tap.onReply(({ operation, output }) => {
      if (operation === 'ReceiveMessage' && output?.Messages?.length > 0) {
        end();
        killedAt = Date.now();
        exited = replica.kill();
      }
    });
  });
  await until(`${name} is killed with messages in flight`, async () =>
    exited ? undefined : `${stored ? 'a receipt' : 'a deletion'} is awaited`,
  );
  assert.equal((await exited).signal, 'SIGKILL');
  const kept = stored.input.Entries.map(({ ReceiptHandle }) => ReceiptHandle);
  const open = openMessages(replica);
  const isKept = ({ ReceiptHandle }) => kept.includes(ReceiptHandle);
  assert.ok(open.some(isKept), 'some were stored');
  assert.ok(!open.every(isKept), 'others had just come');
  return { killedAt, messageIds: open.map(({ MessageId }) => MessageId) };
}
