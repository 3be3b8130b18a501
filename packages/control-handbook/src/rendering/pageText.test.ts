import { plainText } from './pageText';

describe('plainText', () => {
  it('is what Markdown says, without its marks', () => {
    expect(
      plainText(
        '# Salt\n\n- `{{resource.name}}` of [the *kitchen*](https://kitchen.example/salt)\n\n  2. has _no_ lid\n> snake_case_name',
      ),
    ).toBe('Salt … of the kitchen has no lid snake_case_name');
  });

  // Each opening would look for an end through all of the others
  it.each(['[', '{{', '[](', '[a](', '{{a', '\n', '_', '` * '])(
    'says no more where %j is repeated without an end',
    opening => {
      const text = opening.repeat(20_000);
      expect(plainText(`${text}salt`).replace(/[^a-z]/g, '')).toBe(
        `${opening.replace(/[^a-z]/g, '').repeat(20_000)}salt`,
      );
    },
  );

  it('takes the innermost of what is nested', () => {
    expect(plainText('[[salt](https://kitchen.example)')).toBe('[salt');
    expect(plainText('{{a {{account}} salt')).toBe('{{a … salt');
  });
});
