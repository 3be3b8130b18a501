import { testLintInput, testPage } from '../../testPages';
import { hazardsRule } from './hazards';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await hazardsRule.check(testLintInput(files))).map(({ message }) => message);
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('hazardsRule', () => {
  const source =
    '    sources:\n      - title: Guide\n        url: https://a.example\n';

  it('accepts reasoning and sources, but not both and not none', async () => {
    const basis = '    basis: reasoning\n';
    expect(await messagesFor()).toEqual([]);
    expect(await messagesFor({ [basis]: source })).toEqual([]);
    expect(await messagesFor({ [basis]: '' })).toEqual([
      'hazard open-menu has neither sources nor basis: reasoning',
    ]);
    expect(await messagesFor({ [basis]: basis + source })).toEqual([
      'hazard open-menu has sources, so its basis is not reasoning',
    ]);
  });

  it('finds an id that a shared piece uses too', async () => {
    expect(
      await messagesOf({
        [path]: testPage({ 'hazards:': 'include: [menus]\nhazards:' }),
        'controls/_shared/menus.md': `---
name: menus
exceptions:
  - id: public
    reason: by-design
    title: Public
    text: Public.
---
`,
      }),
    ).toEqual(['exceptions: the id public is used twice']);
  });
});
