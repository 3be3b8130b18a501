const LONGEST = 256;

/** The contact of an account in one line of visible characters, or undefined where it is none. */
export function contactText(value: string): string | undefined {
  const text = value.trim();
  // Control and format characters could show something else than what is written
  return text && text.length <= LONGEST && !/[\p{Cc}\p{Cf}]/u.test(text)
    ? text
    : undefined;
}
