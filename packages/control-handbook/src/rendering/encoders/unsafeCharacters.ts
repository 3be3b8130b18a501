/** Longer values are shown, not inserted: no AWS name or ARN that a snippet needs is longer. */
export const maximumValueLength = 2048;

// Control, line and paragraph separators, format characters (bidi controls, zero width, tags), lone surrogates, unassigned, private use.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/** Whether a value holds a character that can deceive a reader, so that it must not stand in a snippet that is copied. */
export function hasUnsafeCharacters(value: string): boolean {
  return unsafe.test(value);
}

/** The value for showing it to a person: unsafe characters are spelled out as `\u{...}`, the end is cut. */
export function visibleValue(value: string): string {
  const shown = [...value.slice(0, 200)]
    .map(character =>
      unsafe.test(character)
        ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
        : character,
    )
    .join('');
  return value.length > 200 ? `${shown}…` : shown;
}
