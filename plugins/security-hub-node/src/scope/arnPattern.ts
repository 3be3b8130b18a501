import { fitsChunks } from './tagPattern';

/** An ARN or a pattern of ARNs; see {@link parseArnPattern}. */
export type ArnPattern = {
  /** As written */
  text: string;
  /** `arn`, partition, service, Region, account and the rest */
  parts: [string, string, string, string, string, string];
  /** No `*` in it */
  literal: boolean;
  /** What stands before the first `*` */
  literalPrefix: string;
  service: string;
  /** The account that it names, if it names one */
  account?: string;
};

/** Says what is wrong, at which index. */
export type ArnPatternMistake = { message: string; position: number };

/** Splits an ARN into its six parts; undefined where it has fewer. The last one keeps its colons. */
export function splitArn(text: string): ArnPattern['parts'] | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  if (arn !== 'arn' || !rest.length) {
    return undefined;
  }
  return [arn, partition, service, region, account, rest.join(':')];
}

/** Whether a text matches a pattern in which every `*` stands for any characters, none included. */
export function matchesGlob(pattern: string, text: string): boolean {
  return fitsChunks(pattern.split('*'), text);
}

/**
 * Reads an ARN pattern: six parts, partition and service without `*`, and an account part that is empty, 12 digits, `aws`
 * or `*`. So a pattern names at least a kind of thing, and the account in it can be checked; a `*` never crosses from
 * one part into the next.
 */
export function parseArnPattern(text: string): ArnPattern | ArnPatternMistake {
  if (text.length > 2048) {
    return {
      message: 'is longer than 2048 characters; write a shorter one',
      position: 2048,
    };
  }
  const control = text.search(/[\s\p{Cc}\p{Cf}]/u);
  if (control >= 0) {
    return {
      message: 'holds a space or an invisible character; remove it',
      position: control,
    };
  }
  const parts = splitArn(text);
  if (!parts) {
    const star = text.indexOf('*');
    return {
      message:
        'is no ARN; write all six parts, e.g. arn:aws:s3:::checkout-* or arn:aws:rds:*:*:db:checkout-*',
      position: star >= 0 && text.startsWith('arn:') ? star : 0,
    };
  }
  const [, partition, service, region, account, resource] = parts;
  const positions = parts.map(
    (_, index) => parts.slice(0, index).join(':').length + (index ? 1 : 0),
  );
  if (!/^aws(-[a-z]+)*$/.test(partition)) {
    return {
      message: 'must name its partition, e.g. arn:aws:...',
      position: positions[1],
    };
  }
  if (!/^[a-zA-Z0-9-]+$/.test(service)) {
    return {
      message: 'must name its service without *, e.g. arn:aws:s3:::checkout-*',
      position: positions[2],
    };
  }
  if (!/^[a-z0-9*-]*$/.test(region)) {
    return {
      message: `has ${JSON.stringify(
        region,
      )} where the Region stands; write its code, or *`,
      position: positions[3],
    };
  }
  if (!/^(\d{12}|aws|\*)?$/.test(account)) {
    return {
      message:
        'must have 12 digits, * or nothing where the account stands (after the fourth colon)',
      position: positions[4],
    };
  }
  if (!resource) {
    return {
      message: 'names no resource; write one behind the fifth colon',
      position: text.length,
    };
  }
  const star = text.indexOf('*');
  return {
    text,
    parts,
    literal: star < 0,
    literalPrefix: star < 0 ? text : text.slice(0, star),
    service,
    account: /^\d{12}$/.test(account) ? account : undefined,
  };
}

/** Whether {@link parseArnPattern} refused. */
export function isArnPatternMistake(
  result: ArnPattern | ArnPatternMistake,
): result is ArnPatternMistake {
  return 'message' in result;
}

/** Whether an ARN matches, part by part. */
export function matchesArn(pattern: ArnPattern, arn: string): boolean {
  if (pattern.literal) {
    return pattern.text === arn;
  }
  // Most patterns differ at once
  const parts = arn.startsWith(pattern.literalPrefix)
    ? splitArn(arn)
    : undefined;
  return (
    parts !== undefined &&
    pattern.parts.every((part, index) => matchesGlob(part, parts[index]))
  );
}
