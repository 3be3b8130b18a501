import { isPlainItem } from './encoders/Encoder';
import { encoderOf } from './encoders/encoderOf';
import {
  hasUnsafeCharacters,
  maximumValueLength,
  visibleValue,
} from './encoders/unsafeCharacters';
import type { GuidanceSubject } from './GuidanceSubject';
import { placeholderPattern, placeholderValue } from './placeholders';

/**
 * Why a placeholder stayed. `unknown-value`: the finding does not tell. `unsafe-characters`: control, bidi or newline characters, or too
 * long. `interpreted`: the tool that reads the snippet would take it for more than data. `unsafe-place`: the page has it where no
 * value can be inserted (lint finds this).
 */
export type UnresolvedReason =
  | 'unknown-value'
  | 'unsafe-characters'
  | 'interpreted'
  | 'unsafe-place';

/** A placeholder that stayed in the text, without its braces. */
export interface UnresolvedPlaceholder {
  placeholder: string;
  reason: UnresolvedReason;
  /** What the finding says, for showing to a person: unsafe characters are spelled out. */
  shownValue?: string;
}

/** A placeholder that was filled in, with the value before it was encoded. */
export interface InsertedValue {
  placeholder: string;
  value: string;
}

/** Text with the values of a finding. */
export interface FilledText {
  text: string;
  inserted: InsertedValue[];
  unresolved: UnresolvedPlaceholder[];
}

function refusal(
  value: string | undefined,
  interpreted: (value: string) => boolean,
  safePlace: boolean,
): UnresolvedReason | undefined {
  if (value === undefined) {
    return 'unknown-value';
  }
  if (value.length > maximumValueLength || hasUnsafeCharacters(value)) {
    return 'unsafe-characters';
  }
  if (!safePlace) {
    return 'unsafe-place';
  }
  return interpreted(value) ? 'interpreted' : undefined;
}

/** Puts the values of a finding into a text of a language, each through that language's encoder; others stay and are listed. */
export function fillPlaceholders(
  language: string,
  text: string,
  subject: GuidanceSubject,
): FilledText {
  const encoder = encoderOf(language);
  const matches = [...text.matchAll(placeholderPattern)];
  const contexts = encoder?.contextsAt(
    text,
    matches.map(match => match.index),
  );
  const inserted = new Map<string, InsertedValue>();
  const unresolved = new Map<string, UnresolvedPlaceholder>();
  let filled = '';
  let end = 0;
  for (const [index, match] of matches.entries()) {
    const placeholder = (match[1] ?? '').trim();
    const context = contexts?.[index] ?? 'unsafe';
    const value = placeholderValue(placeholder, subject);
    const reason = refusal(
      value,
      candidate =>
        !encoder ||
        encoder.isInterpreted(candidate) ||
        (context === 'item' && !isPlainItem(candidate)),
      context !== 'unsafe',
    );
    filled += text.slice(end, match.index);
    end = match.index + match[0].length;
    if (reason || value === undefined || !encoder) {
      filled += match[0];
      unresolved.set(`${placeholder} ${reason}`, {
        placeholder,
        reason: reason ?? 'unknown-value',
        ...(value === undefined ? {} : { shownValue: visibleValue(value) }),
      });
    } else {
      const literal = encoder.encode(value);
      filled += context === 'quoted' ? literal.slice(1, -1) : literal;
      inserted.set(placeholder, { placeholder, value });
    }
  }
  return {
    text: filled + text.slice(end),
    inserted: [...inserted.values()],
    unresolved: [...unresolved.values()],
  };
}
