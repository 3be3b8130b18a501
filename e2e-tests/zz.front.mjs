import { openPage, signIn, startBrowser } from './lib/browser.mjs';
const url = process.env.URL ?? 'http://localhost:7227';
const shots = JSON.parse(process.argv[2]);
const browser = await startBrowser();
try {
  for (const shot of shots) {
    const { name, who = 'Approver', path, scheme = 'light', width = 1440, height = 900, full, ja, wait = 'table', click, pdf } = shot;
    const { page, errors } = await openPage(browser, { colorScheme: scheme, viewport: { width, height } });
    if (ja) await page.addInitScript(() => localStorage.setItem('language', 'ja'));
    await page.addInitScript(theme => localStorage.setItem('theme', theme), scheme);
    await signIn(page, url, who, path);
    try { await page.waitForSelector(wait, { timeout: 20000 }); } catch (e) { console.log(name, 'no', wait); }
    await page.waitForTimeout(1500);
    for (const selector of click ?? []) { await page.click(selector); await page.waitForTimeout(700); }
    if (pdf) { await page.pdf({ path: `/tmp/h-${name}.pdf`, format: 'A4' }); }
    await page.screenshot({ path: `/tmp/h-${name}.png`, fullPage: false });
    const rows = await page.$$eval('table tbody tr', trs => trs.filter(tr => { const r = tr.getBoundingClientRect(); return r.bottom <= innerHeight && r.top >= 0; }).length);
    console.log(name, 'rows visible', rows, 'errors', errors, page.url());
    await page.context().close();
  }
} finally { await browser.close(); }
