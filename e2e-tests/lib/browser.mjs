import chromiumBinary from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium that comes from the package registry; `close()` ends it. */
export async function startBrowser() {
  return chromium.launch({
    executablePath: await chromiumBinary.executablePath(),
    args: flags,
    headless: true,
  });
}

/**
 * A page of a new person: nothing stored, nothing shared with other pages.
 *
 * @param colorScheme `light` or `dark`
 * @returns `{ page, errors }`: the page, and what went wrong in it
 */
export async function openPage(
  browser,
  { colorScheme = 'light', viewport = { width: 1440, height: 900 } } = {},
) {
  const context = await browser.newContext({ colorScheme, viewport });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  return { page, errors };
}

/** Picks a persona on the front door of the demo. */
export async function signIn(page, url, name, path = '/') {
  await page.goto(`${url}${path}`);
  await page.getByRole('button', { name: `Continue as ${name}` }).click();
}
