import ja from './ja';
import { messages } from './messages';

type Nested = { readonly [key: string]: string | Nested };

function flatten(nested: Nested, prefix: string = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const english = flatten(messages);
const japanese: Record<string, string> = ja;
const values = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('translations', () => {
  it('has every text in both languages, and none empty', () => {
    expect(Object.keys(japanese).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries({ ...english, ...japanese })) {
      expect({ key, empty: text.trim() === '' }).toEqual({ key, empty: false });
    }
  });

  it('says the same values in both languages', () => {
    for (const [key, text] of Object.entries(english)) {
      expect({ key, values: values(japanese[key] ?? '') }).toEqual({
        key,
        values: values(text),
      });
    }
  });

  it('is Japanese, but for names and values', () => {
    const sameAllowed =
      /^(\{\{|\(\{\{|: \{\{|AWS CLI$|Terraform$|CloudFormation$|Checkov$|Trivy$|Control Tower$|AWS Organizations$|Security Hub$)/;
    const same = Object.keys(english).filter(
      key => english[key] === japanese[key],
    );
    expect(same.filter(key => !sameAllowed.test(english[key] ?? ''))).toEqual(
      [],
    );
  });
});
