import { testFindingPage, testLintInput } from '../../testPages';
import { findingTypesRule } from './findingTypes';

const families = [
  { product: 'macie', id: 'strangers', examples: ['Data/Menu:strangers'] },
] as const;

const messagesOf = async (...pages: string[]) =>
  (
    await findingTypesRule.check({
      ...testLintInput(
        Object.fromEntries(
          pages.map(page => [
            `findings/macie/${/^id: (.*)$/m.exec(page)?.[1]}.md`,
            page,
          ]),
        ),
      ),
      families,
    })
  ).map(({ file, message }) => `${file}: ${message}`);

describe('findingTypesRule', () => {
  it('accepts a page for each family', async () => {
    expect(
      await messagesOf(testFindingPage(), testFindingPage({}, 'cooks')),
    ).toEqual([]);
  });

  it('finds families without a page, and types that lead elsewhere', async () => {
    expect(await messagesOf(testFindingPage({}, 'cooks'))).toEqual([
      'findings/macie/strangers.md: there is no page for this family of types',
    ]);
    expect(
      await messagesOf(
        testFindingPage(),
        testFindingPage({ '*Menu:cooks*': '*/Menu:strangers*' }, 'cooks'),
      ),
    ).toEqual([
      'findings/macie/strangers.md: types: Data/Menu:strangers leads to cooks',
    ]);
  });

  it('finds two pages for the same types', async () => {
    expect(
      await messagesOf(
        testFindingPage(),
        testFindingPage({ '*Menu:cooks*': '*menu:strangers*' }, 'cooks'),
      ),
    ).toEqual([
      'findings/macie/cooks.md: types: *menu:strangers* is on findings/macie/strangers.md too',
      'findings/macie/strangers.md: types: Data/Menu:strangers leads to cooks and strangers',
    ]);
  });

  it('finds a responder that the portal would not call', async () => {
    const threat = testFindingPage({
      'responder: owner': 'responder: threat',
      'exceptions:\n  - id: public\n    reason: by-design\n    title: Public menu\n    text: Everybody may read the menu of strangers.\n':
        '',
    });
    expect(await messagesOf(threat)).toEqual([
      expect.stringMatching(/strangers\.md: responder: findings of GuardDuty/),
    ]);
  });
});
