import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findViolations } from './lib/accessibility.mjs';
import { openPage, signIn } from './lib/browser.mjs';
import { startEverything } from './lib/startEverything.mjs';
import { waitFor } from './lib/waitFor.mjs';

let everything;

before(async () => {
  everything = await startEverything();
});

after(() => everything?.stop());

test('the platform team finds a control, what is decided about it, and where it fails', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(page, url, 'Approver', '/security-hub?tab=handbook');
  await page.getByText('589 of 589 controls have a page').waitFor();
  // Where the organisation's files are is for those who keep them
  await page.getByText('examples/security-handbook').waitFor();

  await page.getByRole('searchbox').fill('S3.9 logging');
  const link = page.getByRole('link', { name: /^S3\.9/ });
  await link.waitFor();
  await page.waitForURL(/q=S3\.9/);
  await link.press('Enter');
  await page.getByRole('heading', { level: 2, name: /^S3\.9/ }).waitFor();
  await page.getByText('in accounts of Development or Sandbox').waitFor();
  // The portal has just begun to read, and counts of everything hold for some seconds
  const shop = page.getByRole('link', {
    name: /open findings of S3\.9, checkout-api/,
  });
  await waitFor('checkout-api, where the control fails', async () => {
    await page.reload();
    await page
      .getByText(/^(Fails on|Nothing fails|Not used)/)
      .first()
      .waitFor();
    return (await shop.isVisible()) || undefined;
  });
  assert.deepEqual((await findViolations(page, 'article')).ours, []);

  // From where it fails to the findings there
  await shop.click();
  await page.waitForURL(/\/security\?.*control=S3\.9/);
  assert.deepEqual(errors, []);
});

test('a developer reads the handbook of the own service, on the screen and on paper', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(
    page,
    url,
    'Developer A',
    '/catalog/default/component/checkout-api/security',
  );
  await page.getByRole('button', { name: /^Handbook/ }).click();
  await page
    .getByRole('heading', { name: 'Security handbook of checkout-api' })
    .waitFor();
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('link').nth(20).waitFor();
  const wanted = await contents.getByRole('link').count();
  await page.waitForFunction(
    number => document.querySelectorAll('article[id] h2').length >= number,
    wanted,
  );
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => {
    const visible = selector => {
      const element = document.querySelector(selector);
      return element && getComputedStyle(element).visibility === 'visible';
    };
    return {
      page: visible('article[id] h2'),
      rest: visible('nav a[href="/"]'),
    };
  });
  assert.equal(shown.page, true);
  assert.notEqual(shown.rest, true);
  const paper = await page.pdf({ format: 'A4' });
  // Everything is on it: a single page would be what the screen shows
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  assert.ok(pages.length > 10, `${pages.length} pages`);
  assert.deepEqual(errors, []);
});

test('the places of the files are for nobody else', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(
    page,
    url,
    'Developer A',
    '/security-hub?tab=handbook&use=failing',
  );
  await page.getByText('use counts the findings of your services').waitFor();
  assert.equal(await page.getByText('examples/security-handbook').count(), 0);
  assert.deepEqual(errors, []);
});
