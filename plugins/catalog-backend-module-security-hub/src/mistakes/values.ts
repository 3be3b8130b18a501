import {
  CONTACT_ANNOTATION,
  ENVIRONMENT_ANNOTATION,
  environments,
  TIER_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { contactText } from 'backstage-plugin-security-hub-node';

/** Characters of a tier that the plugin reads. */
const LONGEST_TIER = 63;

function environmentMistake(value: string): string | undefined {
  const written = value.trim().toLocaleLowerCase('en-US');
  return environments.some(environment => environment === written)
    ? undefined
    : `An account has one environment; write one of ${environments
        .filter(environment => environment !== 'unknown')
        .join(', ')}.`;
}

function contactMistake(value: string): string | undefined {
  return contactText(value) === undefined
    ? 'A contact is one line of at most 256 characters, without invisible ones; write an e-mail address or a channel.'
    : undefined;
}

function tierMistake(value: string): string | undefined {
  const written = value.trim();
  return written && written.length <= LONGEST_TIER
    ? undefined
    : `A tier is a short text; write e.g. "1", at most ${LONGEST_TIER} characters.`;
}

const checks: Record<string, (value: string) => string | undefined> = {
  [ENVIRONMENT_ANNOTATION]: environmentMistake,
  [CONTACT_ANNOTATION]: contactMistake,
  [TIER_ANNOTATION]: tierMistake,
};

/** What is wrong with the value of an annotation that is no part of a scope, and how to mend it; undefined where nothing is. */
export function valueMistake(
  annotation: string,
  value: unknown,
): string | undefined {
  const check = Object.hasOwn(checks, annotation)
    ? checks[annotation]
    : undefined;
  if (!check) {
    return undefined;
  }
  return typeof value === 'string'
    ? check(value)
    : 'An annotation is a text; put it into quotes.';
}
