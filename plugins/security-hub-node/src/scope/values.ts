import { environments } from 'backstage-plugin-security-hub-common';
import { NamedEnvironment, TagTerm } from './types';

const named: readonly NamedEnvironment[] = environments.filter(
  environment => environment !== 'unknown',
);

/** What is wrong with a value and how to mend it; undefined where nothing is. */
export function accountMistake(text: string): string | undefined {
  if (/^\d{12}$/.test(text)) {
    return undefined;
  }
  if (!text) {
    return 'An account id is missing; write 12 digits.';
  }
  const digits = text.replace(/[^0-9]/g, '');
  if (digits.length === 12 && /^[\d-]+$/.test(text)) {
    return `Write the account id without hyphens: ${digits}.`;
  }
  if (/^[\d\s;]+$/.test(text)) {
    return /[\s;]/.test(text)
      ? 'Separate account ids with a comma.'
      : `An account id has 12 digits; ${JSON.stringify(
          text.slice(0, 40),
        )} has ${text.length}. Write all of them.`;
  }
  return `${JSON.stringify(
    text.slice(0, 40),
  )} is no account id; write 12 digits, not a name or an alias.`;
}

/** What is wrong with a Region and how to mend it; undefined where nothing is. */
export function regionMistake(text: string): string | undefined {
  if (text.length <= 64 && /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text)) {
    return undefined;
  }
  if (/^(aws-)?global$/i.test(text)) {
    return 'Global resources match in every Region; leave "global" out.';
  }
  return text
    ? `${JSON.stringify(
        text.slice(0, 40),
      )} is no Region; write its code, e.g. ap-northeast-1.`
    : 'A Region is missing; write its code, e.g. ap-northeast-1.';
}

/** Whether it is the name of an environment that can be asked for. */
export function isNamedEnvironment(text: string): text is NamedEnvironment {
  return named.some(environment => environment === text);
}

/** What is wrong with an environment and how to mend it; undefined where nothing is. */
export function environmentMistake(text: string): string | undefined {
  if (isNamedEnvironment(text)) {
    return undefined;
  }
  const known = named.join(', ');
  if (!text) {
    return `An environment is missing; write one of ${known}.`;
  }
  const lower = text.toLowerCase();
  if (isNamedEnvironment(lower)) {
    return `Write the environment in lower case: ${lower}.`;
  }
  return lower === 'unknown'
    ? `Accounts of unknown environment cannot be asked for; write one of ${known}, or have the account ledger name their environment.`
    : `${JSON.stringify(
        text.slice(0, 40),
      )} is no environment; write one of ${known}.`;
}

/** Control characters, and those that turn the direction of writing round */
const unreadable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with a tag and how to mend it (AWS's limits: key 128, value 256 characters). */
export function tagMistake({ key, value = '' }: TagTerm): string | undefined {
  if (!key) {
    return 'A tag needs a key; write Key=value, or Key for any value.';
  }
  if ([...key].length > 128) {
    return 'A tag key has at most 128 characters; write a shorter one.';
  }
  if ([...value].length > 256) {
    return 'A tag value has at most 256 characters; write a shorter one.';
  }
  if (unreadable.test(key) || unreadable.test(value)) {
    return 'A tag holds a line break or another invisible character; separate tags with "," (and) or ";" (or).';
  }
  return undefined;
}
