import { openPage, signIn, startBrowser } from './lib/browser.mjs';
const url = process.env.URL ?? 'http://localhost:7227';
const shots = JSON.parse(process.argv[2]);
const browser = await startBrowser();
const editor = {
  canEdit: true, place: 'https://github.com/kumo/security-handbook/tree/main/overlay', editUrl: 'https://github.com/kumo/security-handbook/edit/main/overlay/',
  error: 'The repository answered 503', failedAt: new Date(Date.now() - 3.6e6).toISOString(), revision: '0f1e2d3c4b5a69788796a5b4c3d2e1f001234567', stale: 2,
  problems: [
    { file: 'storage/S3.9.md', problems: ['line 6: verdict "acept" is none of fix, accept, disable, not-applicable', 'line 9: acceptDays is no whole number'], goodRevision: '1122334455667788990011223344556677889900', goodAt: new Date(Date.now() - 3e8).toISOString(), failedAt: new Date(Date.now() - 2e7).toISOString(), editUrl: 'https://github.com/kumo/security-handbook/edit/main/overlay/storage/S3.9.md' },
    { file: 'compute/EC2.8.md', problems: ['line 1: it begins with no front matter'] },
  ], totalProblems: 2,
};
try {
  for (const shot of shots) {
    const { name, who = 'Approver', path, scheme = 'light', width = 1440, height = 900, ja, wait = 'table', click, print, problems, none, scroll } = shot;
    const { page, errors } = await openPage(browser, { colorScheme: scheme, viewport: { width, height } });
    await page.addInitScript(theme => localStorage.setItem('theme', theme), scheme);
    if (problems || none) await page.route('**/api/security-hub/handbook', async route => {
      const response = await route.fetch(); const body = await response.json();
      body.overlay = none ? { configured: false, controls: 0, pages: 0, verdicts: {}, stale: 0, canEdit: true } : { ...body.overlay, ...editor };
      if (problems) { body.stale = 12; body.live = { ...body.live, missing: ['Kumo.1', 'Kumo.2', 'SQS.9', 'SQS.10', 'SQS.11'], totalMissing: 7 }; }
      await route.fulfill({ response, json: body });
    });
    await signIn(page, url, who, path);
    if (ja) { await page.waitForTimeout(1500); await page.evaluate(() => localStorage.setItem('language', 'ja')); await page.goto(url + path); }
    try { await page.waitForSelector(wait, { timeout: 20000 }); } catch (e) { console.log(name, 'no', wait); }
    await page.waitForTimeout(1500);
    for (const selector of click ?? []) { await page.click(selector); await page.waitForTimeout(700); }
    if (scroll) { await page.locator(scroll).first().scrollIntoViewIfNeeded(); await page.waitForTimeout(500); }
    if (print) { await page.setViewportSize({ width: 794, height: 1123 }); await page.emulateMedia({ media: 'print', colorScheme: scheme }); await page.evaluate(() => window.dispatchEvent(new Event('beforeprint'))); await page.waitForTimeout(800); }
    if (print) { const h = await page.evaluate(() => document.documentElement.scrollHeight); for (let i = 0; i * 1400 < h; i += 1) await page.screenshot({ path: `/tmp/h-${name}${i}.png`, fullPage: true, clip: { x: 0, y: i * 1400, width: 794, height: Math.min(1400, h - i * 1400) } }); } else await page.screenshot({ path: `/tmp/h-${name}.png` });
    const rows = await page.$$eval('table tbody tr', trs => trs.filter(tr => { const r = tr.getBoundingClientRect(); return r.bottom <= innerHeight && r.top >= 0; }).length);
    console.log(name, 'rows visible', rows, 'errors', errors, page.url());
    await page.context().close();
  }
} finally { await browser.close(); }
