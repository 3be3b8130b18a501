/** What a call of GetFindings is for, by its filters. */
export function kindOfRead({ input: { Filters = {} } }) {
  if (Filters.Id) {
    return 'by id';
  }
  if (Filters.WorkflowStatus) {
    return 'status sweep';
  }
  // The first full read takes in what is archived; those after it do not, and incremental reads do
  const changes = Filters.UpdatedAt && !Filters.RecordState;
  return changes || Filters.NoteUpdatedAt ? 'incremental' : 'full';
}

/** What several processes have asked of AWS for one operation, in order of time. */
export function callsOf(operation, replicas) {
  return replicas
    .flatMap(({ tap }) => tap.calls)
    .filter(call => call.operation === operation)
    .sort((one, other) => one.at - other.at);
}

/** The calls for pages of full reads. */
export function fullPages(replicas) {
  return callsOf('GetFindings', replicas).filter(
    call => kindOfRead(call) === 'full',
  );
}

/** How many pages were read, by kind. */
export function countPages(replicas) {
  const pages = { full: 0, incremental: 0, 'status sweep': 0, 'by id': 0 };
  for (const call of callsOf('GetFindings', replicas)) {
    pages[kindOfRead(call)] += 1;
  }
  return pages;
}

/**
 * The time of the first call that AWS's token bucket would have refused; undefined: none. The calls are those of one account and
 * Region, in order.
 *
 * @param limit `{ perSecond, burst }`
 */
export function firstAbove(limit, calls) {
  let tokens = limit.burst;
  let before = calls[0]?.at;
  for (const { at } of calls) {
    const refilled = ((at - before) / 1000) * limit.perSecond;
    tokens = Math.min(limit.burst, tokens + refilled) - 1;
    before = at;
    if (tokens < 0) {
      return new Date(at).toISOString();
    }
  }
  return undefined;
}

/** The messages that a process has received, each as often as it came. */
export function receivedBy(replica) {
  return callsOf('ReceiveMessage', [replica]).flatMap(
    ({ output }) => output?.Messages ?? [],
  );
}

/** The messages that a process has received and has not deleted. */
export function openMessages(replica) {
  const deleted = new Set(
    callsOf('DeleteMessageBatch', [replica]).flatMap(({ input }) =>
      input.Entries.map(({ ReceiptHandle }) => ReceiptHandle),
    ),
  );
  return receivedBy(replica).filter(
    ({ ReceiptHandle }) => !deleted.has(ReceiptHandle),
  );
}
