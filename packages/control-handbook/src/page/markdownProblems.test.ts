import { markdownProblems } from './markdownProblems';

describe('markdownProblems', () => {
  it.each([
    'plain `<b>` and ``a ` <b>`` here',
    'text\n```html\n<b>\n\n</b> `\n```\nmore',
    '   ````\n```\n<b>\n  ````',
    '```\nno end\n<b>',
  ])('leaves code alone: %j', text => {
    expect(markdownProblems(text)).toEqual([]);
  });

  // What looks like code to a careless reader is none to a browser, or not surely
  it.each([
    'a ` b\n\n<b>\n\nd `',
    'a ` b\n \t\n<b> `',
    'a \\` <b> `',
    'a `` <b> ` c',
    'a ` b\n- <b> `',
    '``` a ` b\n<b>\n```',
    '```\ncode\n``` no end\n```\n<b>',
    'a `x\ny` <b> `z`',
  ])('looks into what is no code: %j', text => {
    expect(markdownProblems(text)).toEqual([
      expect.objectContaining({ message: 'HTML is not allowed' }),
    ]);
  });

  it('tells the line', () => {
    expect(
      markdownProblems('```\n`\n```\n\n![x](https://a.example/b)\n<b>'),
    ).toEqual([
      { line: 4, message: 'images are not allowed' },
      { line: 5, message: 'HTML is not allowed' },
    ]);
  });
});
