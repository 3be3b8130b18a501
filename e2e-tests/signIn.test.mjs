import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findViolations } from './lib/accessibility.mjs';
import { openPage, signIn } from './lib/browser.mjs';
import { startEverything } from './lib/startEverything.mjs';

let everything;

before(async () => {
  everything = await startEverything();
});

after(() => everything?.stop());

test('a persona finds the catalog and the Security tab of the own service', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(page, url, 'Developer A');

  // The front door leads to the showcase
  await page.waitForURL('**/catalog/default/component/checkout-api/security');
  await page.getByRole('heading', { name: 'checkout-api' }).waitFor();
  const tab = page.getByRole('link', { name: 'Security', exact: true });
  await tab.waitFor();
  assert.equal(await tab.getAttribute('aria-current'), 'page');

  await page.goto(url);
  await page.getByRole('link', { name: 'checkout-api' }).first().waitFor();
  assert.deepEqual(errors, []);
});

test('the persona stays on reload, is its tab alone, and can be switched', async () => {
  const { browser, url } = everything;
  const { page } = await openPage(browser);
  await signIn(
    page,
    url,
    'Approver',
    '/catalog/default/component/checkout-api',
  );
  await page.getByRole('heading', { name: 'checkout-api' }).waitFor();

  await page.reload();
  await page.getByRole('heading', { name: 'checkout-api' }).waitFor();

  const other = await page.context().newPage();
  await other.goto(url);
  await other
    .getByRole('heading', { name: 'Whose work do you want to see?' })
    .waitFor();

  await page.getByText('Switch persona').click();
  await page
    .getByRole('heading', { name: 'Whose work do you want to see?' })
    .waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Continue as Developer B' }).waitFor();
});

test('the page Security Hub leads from the own services to their findings, and shows each what is theirs', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(page, url, 'Developer A');
  await page.getByRole('link', { name: 'Security Hub', exact: true }).click();
  const services = page.getByRole('table', {
    name: 'My services, most urgent first',
  });
  await services.waitFor();
  assert.deepEqual((await findViolations(page, 'article')).ours, []);
  const number = services
    .getByRole('link', { name: /^\d+ Act now, checkout-api$/ })
    .first();
  const actNow = Number(await number.textContent());
  assert.ok(actNow > 0);
  await number.click();
  await page.waitForURL('**/checkout-api/security?*priority=critical*');
  await page.getByText('EC2.19').first().waitFor();

  // A refusal is an error to the browser's log
  assert.deepEqual(errors, []);
  await page.goto(`${url}/security-hub?tab=reports`);
  await page.getByText('Reports are for the platform team').waitFor();
  const platform = await openPage(browser);
  await signIn(platform.page, url, 'Approver', '/security-hub?tab=reports');
  await platform.page
    .getByText(/open or acknowledged findings have an owner$/)
    .first()
    .waitFor();
  assert.deepEqual((await findViolations(platform.page, 'article')).ours, []);
  assert.deepEqual(platform.errors, []);
});

test('the freshness of accounts opens, is walked and closes with the keyboard alone', async () => {
  const { browser, url } = everything;
  const { page, errors } = await openPage(browser);
  await signIn(page, url, 'Developer A');
  await page.getByText('EC2.22').first().waitFor();
  const chip = page.getByRole('button', { name: /^Freshness: / });
  const isFocused = locator =>
    locator.evaluate(element => element === document.activeElement);
  const dialog = page.getByRole('dialog', {
    name: 'How fresh the findings are',
  });
  const close = dialog.getByRole('button', { name: 'Close' });

  // From the search field back to the chip, as somebody without a mouse gets there
  await page.getByRole('searchbox').focus();
  for (let presses = 0; !(await isFocused(chip)); presses += 1) {
    assert.ok(presses < 60, 'The chip was not reached');
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  for (const name of ['Account', 'Region', 'State', 'Last read']) {
    await dialog.getByRole('columnheader', { name, exact: true }).waitFor();
  }
  await page.evaluate(() =>
    Promise.allSettled(
      document.getAnimations().map(({ finished }) => finished),
    ),
  );
  assert.deepEqual((await findViolations(page, '[role="dialog"]')).ours, []);

  // Tab goes round in the dialog, both ways, and never to the page behind it
  for (const key of ['Tab', 'Shift+Tab']) {
    let closeReached = false;
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press(key);
      closeReached ||= await isFocused(close);
      assert.equal(
        await page.evaluate(
          () =>
            document.activeElement !== document.body &&
            !document.querySelector('#root').contains(document.activeElement),
        ),
        true,
      );
    }
    assert.ok(closeReached, `${key} does not reach the button`);
  }

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await isFocused(chip), true);

  // The button leads back as well
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  for (let presses = 0; !(await isFocused(close)); presses += 1) {
    assert.ok(presses < 8, 'The button was not reached');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await isFocused(chip), true);
  assert.deepEqual(errors, []);
});

for (const colorScheme of ['light', 'dark']) {
  test(`the tab and the drawer break no rule of accessibility, ${colorScheme}`, async context => {
    const { browser, url } = everything;
    const { page } = await openPage(browser, { colorScheme });
    const check = async selector => {
      const { ours, shell } = await findViolations(page, selector);
      context.diagnostic(`${shell.length} violations in the portal's shell`);
      for (const violation of shell) {
        context.diagnostic(violation);
      }
      assert.deepEqual(ours, []);
    };
    await signIn(page, url, 'Developer A');
    await page.getByText('EC2.22').first().waitFor();
    await check('section[aria-label="Security findings"]');

    // With the keyboard alone: open a group, open a finding, close it
    const group = page
      .getByRole('row')
      .filter({ hasText: 'EC2.22' })
      .getByRole('button')
      .first();
    await group.focus();
    await page.keyboard.press('Enter');
    const finding = page.getByRole('button', { name: /eks-cluster-sg/ });
    await finding.waitFor();
    await finding.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Applies here').first().waitFor();
    // What slides in is half transparent on its way
    await page.evaluate(() =>
      Promise.allSettled(
        document.getAnimations().map(({ finished }) => finished),
      ),
    );
    await check('[role="dialog"]');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    assert.equal(
      await finding.evaluate(element => element === document.activeElement),
      true,
    );
  });
}
