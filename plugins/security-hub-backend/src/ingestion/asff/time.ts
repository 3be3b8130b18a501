/** A time as we keep it: ISO 8601 in UTC with milliseconds, so that times compare as text. */
export type ReadTime = {
  time: string;
  /** True if the text named no zone and was read as UTC */
  zoneAssumed: boolean;
};

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?\s*([Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads the times that products really send: with or without `T`, with a fraction of any length (cut to milliseconds), with `Z`, an
 * offset, or no zone at all (then UTC, which the caller marks as a gap). A day or hour that does not exist is no time: undefined.
 * ASFF asks for RFC 3339 (https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html).
 */
export function readTime(text: string): ReadTime | undefined {
  const match = pattern.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(part => Number(part ?? 0));
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = offsetInMinutes(match[8]);
  if (hour > 23 || minute > 59 || second > 60 || offset === undefined) {
    return undefined;
  }
  // A leap second is the last millisecond of its minute: there is no other place for it.
  const leap = second === 60;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return undefined;
  }
  date.setUTCHours(
    hour,
    minute - offset,
    leap ? 59 : second,
    leap ? 999 : milliseconds,
  );
  const time = date.toISOString();
  // Outside the years 0 to 9999 a time gets a sign and no longer sorts as text.
  return /^\d{4}-/.test(time)
    ? { time, zoneAssumed: match[8] === undefined }
    : undefined;
}

function offsetInMinutes(zone: string | undefined): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) {
    return 0;
  }
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  if (hours > 23 || minutes > 59) {
    return undefined;
  }
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** The time that many minutes later; both as text. A text that is no time is given back as it is. */
export function minutesLater(time: string, minutes: number): string {
  const start = Date.parse(time);
  return Number.isNaN(start)
    ? time
    : new Date(start + minutes * 60_000).toISOString();
}
