import { setTimeout as sleep } from 'node:timers/promises';
import { callApi, fetchToken } from './portalApi.mjs';

/** Answers with undefined instead of throwing: the portal is not there yet. */
async function attempt(action) {
  try {
    return await action();
  } catch {
    return undefined;
  }
}

/** What is still missing before a person can use the portal; undefined when nothing is. */
async function missing({ url, entities, tokens }) {
  const ready = await attempt(() =>
    fetch(`${url}/.backstage/health/v1/readiness`),
  );
  if (!ready?.ok) {
    return 'the portal is starting';
  }
  tokens.approver ??= await attempt(() => fetchToken(url, 'approver'));
  const token = tokens.approver;
  if (!token) {
    return 'the catalog has no people yet';
  }
  const sync = await attempt(() => callApi(url, token, 'security-hub/sync'));
  const sources = sync?.body?.sources ?? [];
  if (
    sync?.status !== 200 ||
    sources.length === 0 ||
    sources.some(source => source.state === 'never-read')
  ) {
    return 'the findings are being read';
  }
  for (const entity of entities) {
    const findings = await attempt(() =>
      callApi(
        url,
        token,
        `security-hub/entities/by-name/${entity}/findings?limit=1`,
      ),
    );
    if (findings?.body?.totalItems > 0) {
      return undefined;
    }
  }
  return entities.length > 0
    ? 'no component has findings of its own yet'
    : undefined;
}

/**
 * Waits until a person can use the portal: it answers, sign-in works, and the first findings are in.
 *
 * @param entities `kind/namespace/name` each; one of them must have findings
 * @param ended a promise that rejects when one of the processes ends
 * @returns what is still missing when the time is over, else undefined
 */
export async function waitUntilReady({ url, entities, ended, timeoutSeconds }) {
  const until = Date.now() + timeoutSeconds * 1000;
  let lacking = 'the portal is starting';
  const tokens = {};
  while (lacking && Date.now() < until) {
    lacking = await Promise.race([missing({ url, entities, tokens }), ended]);
    if (lacking) {
      await Promise.race([sleep(300), ended]);
    }
  }
  return lacking;
}
