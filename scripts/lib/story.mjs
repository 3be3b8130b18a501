import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callApi, fetchToken } from './portalApi.mjs';

const entity = 'security-hub/entities/by-name/component/default/checkout-api';
const day = 24 * 60 * 60 * 1000;

/** What the owner of the showcase decided before the visitor came: one acceptance is near its end. */
const decisions = [
  {
    control: 'S3.9',
    kind: 'accept-risk',
    reason: 'fix-causes-problem',
    justification:
      'It holds public files only, and the CDN in front of it logs who reads them. A second log would cost more than it tells.',
    days: 9,
  },
  {
    control: 'Lambda.1',
    kind: 'false-positive',
    reason: 'compensating-control',
    justification:
      'The policy names our own organisation in a condition, so nobody outside can invoke it.',
    days: 80,
  },
  { control: 'RDS.1', kind: 'acknowledge' },
];

/** An open finding of a control on the entity; undefined where there is none, also after the time is over. */
async function openFinding(url, token, control, until) {
  for (;;) {
    const { body } = await callApi(
      url,
      token,
      `${entity}/findings?control=${control}&status=open&limit=1`,
    );
    const [finding] = body?.items ?? [];
    if (finding || Date.now() > until) {
      return finding;
    }
    await sleep(500);
  }
}

/**
 * Makes the decisions of the demo's story, once in the life of its database, through the API as the owner would.
 *
 * @param folder of the demo's world, which remembers that the story has been told
 * @param patienceSeconds of a large organisation the first findings are there before those of the story
 */
export async function tellStory(url, folder, patienceSeconds = 30) {
  const marker = join(folder, 'story-told');
  if (existsSync(marker)) {
    return;
  }
  const token = await fetchToken(url, 'developer-a');
  const until = Date.now() + patienceSeconds * 1000;
  for (const { control, days, ...decision } of decisions) {
    const finding = await openFinding(url, token, control, until);
    if (finding) {
      await callApi(url, token, `${entity}/decisions`, {
        ...decision,
        findingKeys: [finding.key],
        endsAt: days
          ? new Date(Date.now() + days * day).toISOString()
          : undefined,
      });
    }
  }
  writeFileSync(marker, new Date().toISOString());
}
