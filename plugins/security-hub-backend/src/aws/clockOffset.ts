/**
 * How far AWS's clock is ahead of ours, from one answer. The Date header has whole seconds, and was written at some
 * moment between sending and receiving: as long as our own clock can be right, the answer is 0, so that two reads a
 * moment apart keep their order.
 *
 * @param sentAt - by our clock, milliseconds
 * @param receivedAt - by our clock, milliseconds
 * @param dateHeader - HTTP Date (RFC 9110), undefined where absent
 * @returns milliseconds to add to our clock; 0 when the header is absent or no date
 */
export function clockOffset(
  sentAt: number,
  receivedAt: number,
  dateHeader: string | undefined,
): number {
  const date = Date.parse(dateHeader ?? '');
  if (Number.isNaN(date)) {
    return 0;
  }
  const lowest = date - receivedAt;
  const highest = date + 999 - sentAt;
  if (lowest <= 0 && highest >= 0) {
    return 0;
  }
  return Math.round((lowest + highest) / 2);
}
