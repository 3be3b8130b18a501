import { writeFileSync } from 'node:fs';
import { openPage, signIn, startBrowser } from './lib/browser.mjs';

const url = 'http://localhost:7227';
const out = '/tmp/f2shots';
const browser = await startBrowser();
try {
  const { page, errors } = await openPage(browser);
  await signIn(page, url, 'Developer A', '/catalog/default/component/checkout-api/security');
  await page.getByRole('table', { name: 'Findings by Control' }).waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${out}/list.png` });
  await page.getByRole('button', { name: /^Handbook: / }).click();
  await page.getByRole('button', { name: /^Print/ }).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('button')].some(b => b.textContent.startsWith('Print') && !b.disabled));
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${out}/view.png` });
  console.log('url', page.url(), 'groups', await page.locator('#security-hub-handbook > article').count());
  console.log('height', await page.evaluate(() => document.querySelector('#security-hub-handbook').scrollHeight));
  await page.locator('#security-hub-handbook > article').first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${out}/view2.png` });
  const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' } });
  writeFileSync(`${out}/handbook.pdf`, pdf);
  console.log('pdf', pdf.length, 'pages', (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length);
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/print1.png` });
  const size = await page.evaluate(() => ({ w: document.documentElement.scrollWidth, h: document.documentElement.scrollHeight }));
  console.log('print size', size);
  await page.screenshot({ path: `${out}/printfull.png`, fullPage: true, clip: { x: 0, y: 0, width: 794, height: Math.min(size.h, 6000) } });
  console.log(errors);
} finally {
  await browser.close();
}
