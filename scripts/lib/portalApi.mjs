/** The personas of the demo. */
export const personas = ['developer-a', 'developer-b', 'approver'];

/**
 * A bearer token (one hour) from the sign-in of a running demo.
 *
 * @throws Error in words for a person
 */
export async function fetchToken(url, persona) {
  const response = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: { 'x-demo-persona': persona },
  });
  const body = await response.json().catch(() => undefined);
  const token = body?.backstageIdentity?.token;
  if (!response.ok || !token) {
    throw new Error(
      body?.error?.message ?? `The sign-in answered ${response.status}`,
    );
  }
  return token;
}

/** Asks the portal's API as a persona, or posts a body to it; returns `{ status, body }`. */
export async function callApi(url, token, path, body) {
  const response = await fetch(`${url}/api/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body && JSON.stringify(body),
  });
  return {
    status: response.status,
    body: await response.json().catch(() => undefined),
  };
}
