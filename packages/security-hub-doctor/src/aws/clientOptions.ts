/** An access key, as the SDK's clients take it. */
export type SessionCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
};

const TIMEOUT_MILLISECONDS = 15_000;

/** Options that all clients of the doctor share. Endpoints and proxies come from where the SDK takes them. */
export function clientOptions(region: string, credentials: SessionCredentials) {
  return { region, credentials, maxAttempts: 3 };
}

/** Options of one request: it ends after 15 seconds, whatever happens. */
export function inTime(): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) };
}
