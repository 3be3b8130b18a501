function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function members(value: Record<string, unknown>): string {
  return Object.entries(value)
    .map(([name, member]) =>
      typeof member === 'object' && member !== null
        ? `<${name}>${members(member as Record<string, unknown>)}</${name}>`
        : `<${name}>${escape(String(member))}</${name}>`,
    )
    .join('');
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** A reply of the AWS query protocol. */
export function queryReply(
  action: string,
  reply: Record<string, unknown>,
  requestId: string,
): string {
  return `<${action}Response xmlns="${namespace}"><${action}Result>${members(
    reply,
  )}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;
}

/** An error of the AWS query protocol. */
export function queryError(
  error: { code: string; status: number; message: string },
  requestId: string,
): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escape(
    error.code,
  )}</Code><Message>${escape(
    error.message,
  )}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}
