/** The URL if it is an absolute https one, else undefined: links of texts that others wrote lead nowhere else. */
export function safeUrl(text: string | undefined): URL | undefined {
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === ''
    ? url
    : undefined;
}
