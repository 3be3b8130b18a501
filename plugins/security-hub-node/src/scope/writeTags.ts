/** What needs no quotes: neither separators nor wildcards, and no blank at the ends. */
const PLAIN = /^[\w.:/@+-]+(?: [\w.:/@+-]+)*$/;

function written(text: string): string {
  return PLAIN.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Tags as the annotation `aws-security-hub/tags` has them, joined by AND; reading it back gives the same tags. */
export function writeTags(
  tags: ReadonlyArray<{ key: string; value?: string }>,
): string {
  return tags
    .map(({ key, value }) =>
      value === undefined
        ? written(key)
        : `${written(key)}=${value === '' ? '' : written(value)}`,
    )
    .join(', ');
}
