import { markdownProblems } from './markdownProblems';

describe('markdownProblems', () => {
  it.each([
    'plain `<b>` and ``a ` <b>`` here',
    'text\n```html\n<b>\n\n</b> `\n```\nmore',
    '   ````\n```\n<b>\n  ````',
    '```\nno end\n<b>',
    '~~~\n```\n<b>\n~~~',
    '```\r\n<b>\r\n```\r\n',
    '1. a\n\n   ```sh\n   <b>\n\n   ```\n\n2. b `<b>`',
    '- a\n\nb\n\n  ```\n<b>\n  ```',
    '`a\\` and \\``` <b> `` and `[x]: y`',
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
    'a ` b\n\u00a0\nc ` <b> `d',
    '`a\r\r<b>`',
    // A fence that ends, or begins, elsewhere than it seems
    '```\na\n```\u00a0\n```\n<b>',
    '```\u2028\na\n```\n<b>',
    '~~~\n```\n~~~\n<b>',
    '- a\n  ```\n<b>',
    '- ```\n  ```\n  <b>',
    '1. a\n\n       ```\n   ```\n   <b>',
    '- a\n# b\n  ```\nc\n  ```\n  <b>',
  ])('looks into what is no code: %j', text => {
    expect(markdownProblems(text)).toEqual([
      expect.objectContaining({ message: 'HTML is not allowed' }),
    ]);
  });

  it.each([
    '[a]: https://kitchen.example',
    '1. [a]: javascript:alert(1)',
    '- [y]: https://host:8443/a',
    '> [y]: https://kitchen.example/',
    'a\n > - 2) [y]:\n  https://kitchen.example/',
    '[a\\]b]: ftp://kitchen.example',
    '[a\nb]: https://kitchen.example',
    '[`]: https://kitchen.example/`',
    'a\r\r[x]: y',
    '[^1]: a note',
  ])('finds a link definition wherever it stands: %j', text => {
    expect(
      markdownProblems(text).filter(({ message }) =>
        message.startsWith('link definitions are not allowed'),
      ),
    ).toHaveLength(1);
  });

  it.each([
    'see [x](https://kitchen.example/a_b?c=d#e), or the list [a]: b',
    '[x](https://kitchen.example)[y](https://kitchen.example)',
    '- [ ] salt',
    'a[0] and (b]',
  ])('leaves a link in place alone, and what is none: %j', text => {
    expect(markdownProblems(text)).toEqual([]);
  });

  it.each([
    '[x](https://kitchen.example/\\)b)',
    '[x](https://kitchen.example\\@evil.example/)',
    '[x](https://kitchen.example/(a))',
    '[x](https://kitchen.example/ "a title")',
    '[x](https://kitchen.example/ [y](https://kitchen.example))',
    '[x]()',
    '[x](https://kitchen.example/`)`',
  ])('refuses a link that is more than an address: %j', text => {
    expect(markdownProblems(text)).toEqual([
      {
        line: 0,
        message:
          'a link is written [text](https://address): no spaces, brackets, backslashes or title in the address',
      },
    ]);
  });

  it('finds the address of a link behind one without an end', () => {
    expect(
      markdownProblems('[x](https://kitchen.example/ [y](javascript:z)'),
    ).toContainEqual({
      line: 0,
      message: 'the link javascript:z is not an https address',
    });
  });

  // Each of these would be held against all that follow
  it.each([
    ['a` ', 0],
    ['`a``b', 0],
    ['[a ', 0],
    ['&a', 0],
    ['](', 100_000],
    ['<a\n', 100_000],
  ])('comes to an end with %j a hundred thousand times', (part, count) => {
    expect(markdownProblems(part.repeat(100_000))).toHaveLength(count);
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
