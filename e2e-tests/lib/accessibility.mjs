import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Checks a page as it is drawn, colours included.
 *
 * @param ours a CSS selector of what is ours; everything else is the portal's shell
 * @returns `{ ours, shell }`: violations in words, of which only those of `ours` are ours to mend
 */
export async function findViolations(page, ours) {
  // As the browser's console would; the portal's policy allows no script tag of ours
  await page.evaluate(axe);
  return page.evaluate(async selector => {
    const check = async context => {
      const { violations } = await window.axe.run(context, {
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) =>
          [id, html.slice(0, 200), any[0]?.message].filter(Boolean).join(': '),
        ),
      );
    };
    if (!document.querySelector(selector)) {
      throw new Error(`Nothing fits ${selector}`);
    }
    return {
      ours: await check({ include: [selector] }),
      shell: await check({ exclude: [selector] }),
    };
  }, ours);
}
