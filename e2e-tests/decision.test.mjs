import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { callApi, fetchToken } from '../scripts/lib/portalApi.mjs';
import { openPage, signIn } from './lib/browser.mjs';
import { startEverything } from './lib/startEverything.mjs';
import { waitFor } from './lib/waitFor.mjs';
import { createWorld } from './lib/world.mjs';

let everything;
let world;

before(async () => {
  everything = await startEverything({
    scale: 1000,
    // Looks at AWS more often than the demo, so that a refusal is noticed soon
    securityHub: { schedules: { incremental: { seconds: 4 } } },
  });
  world = createWorld(everything.demo.simulator.url);
});

after(() => everything?.stop());

test('an owner reads the hazards, accepts a risk, and AWS shows it', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(page, url, 'Developer A');

  // Filter the list to one control, and open its resources
  await page.getByText('EC2.22').first().waitFor();
  await page.getByRole('searchbox').fill('eks-cluster-sg');
  const group = page.getByRole('row').filter({ hasText: 'EC2.22' });
  await page.getByText('1 finding in 1 group').waitFor();
  assert.match(page.url(), /q=eks-cluster-sg/);
  await group.getByRole('button').first().click();
  await page
    .getByText(/^eks-cluster-sg-checkout/)
    .first()
    .click();

  // Hazards come first, and this one says why it applies here
  const drawer = page.getByRole('dialog');
  await drawer
    .getByText('Deleting the security group of an EKS cluster')
    .waitFor();
  await drawer.getByText('Applies here').first().waitFor();
  await drawer.getByText(/fits eks-cluster-sg-\*/).waitFor();
  // The commands name the group itself
  assert.match(await drawer.innerText(), /sg-[0-9a-f]{8,17}/);

  await drawer.getByRole('button', { name: /accept risk/i }).click();
  const dialog = page.getByRole('dialog', {
    name: /accept the risk|decision saved/i,
  });
  await dialog.getByText('Covers 1 finding now').waitFor();
  await dialog.getByRole('radio', { name: /the fix causes another/i }).check();
  await dialog
    .getByRole('textbox', { name: /justification/i })
    .fill('The cluster of the shop needs this group.');
  await dialog.getByRole('button', { name: 'Accept risk' }).click();
  await dialog.getByText('Decision saved').waitFor();

  const record = await waitFor('SUPPRESSED in AWS', async () => {
    const records = await world.records('EC2.22');
    return records.find(({ Workflow, Resources }) => {
      const name = Resources[0].Details?.AwsEc2SecurityGroup?.GroupName ?? '';
      return (
        Workflow.Status === 'SUPPRESSED' && name.startsWith('eks-cluster-sg')
      );
    });
  });
  // Nothing of the person or the justification has left the portal
  assert.doesNotMatch(JSON.stringify(record), /developer-a|needs this group/);
  await dialog.getByText('Verified').waitFor({ timeout: 60_000 });
  assert.deepEqual(errors, []);
});

test('an acceptance lapses by itself, here and in AWS', async () => {
  const { browser, url } = everything;
  const token = await fetchToken(url, 'developer-a');
  const entity = 'security-hub/entities/by-name/component/default/checkout-api';
  const list = await callApi(
    url,
    token,
    `${entity}/findings?control=S3.9&status=open&limit=1`,
  );
  const [finding] = list.body.items;
  const recordOf = async () => {
    const records = await world.records('S3.9');
    return records.find(
      ({ Resources }) => Resources[0].Id === finding.resource.id,
    );
  };
  const made = await callApi(url, token, `${entity}/decisions`, {
    kind: 'accept-risk',
    findingKeys: [finding.key],
    reason: 'fix-causes-problem',
    justification: 'A bucket of access logs.',
    endsAt: new Date(Date.now() + 15_000).toISOString(),
  });
  assert.equal(made.status, 201);
  await waitFor('SUPPRESSED in AWS', async () =>
    (await recordOf()).Workflow.Status === 'SUPPRESSED' ? true : undefined,
  );
  await waitFor(
    'NEW in AWS after the end',
    async () =>
      (await recordOf()).Workflow.Status === 'NEW' ? true : undefined,
    90,
  );
  const { page } = await openPage(browser);
  await signIn(
    page,
    url,
    'Developer A',
    `/catalog/default/component/checkout-api/security?finding=${finding.key}&tab=history`,
  );
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Decision ended').waitFor();
});

test('another team sees what concerns it, and decides nothing there', async () => {
  const { browser, url } = everything;
  const { page } = await openPage(browser);
  await signIn(page, url, 'Developer B');
  await page.waitForURL('**/component/payments-worker/security');
  await page.getByText(/findings? in \d+ groups?/).waitFor();
  await page.goto(`${url}/catalog/default/component/checkout-api/security`);
  await page
    .getByText(/owners/)
    .first()
    .waitFor();
  assert.equal(await page.getByText('EC2.22').count(), 0);
});

test('when AWS refuses, the tab says so and the last findings stay', async () => {
  const { browser, url } = everything;
  const { page } = await openPage(browser);
  await signIn(page, url, 'Developer A');
  await page.getByText('RDS.2').first().waitFor();
  await world.control('faults/add', {
    operation: 'GetFindings',
    error: { code: 'AccessDeniedException', status: 403 },
  });
  const token = await fetchToken(url, 'developer-a');
  const stateOf = async () =>
    (await callApi(url, token, 'security-hub/sync')).body.sources[0].state;
  await waitFor('the state denied', async () =>
    (await stateOf()) === 'denied' ? true : undefined,
  );
  await page.reload();
  await page.getByText('Access denied').first().waitFor();
  await page.getByText('RDS.2').first().waitFor();
  await world.control('faults/clear', {});
  await waitFor('the state ok', async () =>
    (await stateOf()) === 'ok' ? true : undefined,
  );
});
