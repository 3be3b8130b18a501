import japanese from './translations/ja';
import { signInTranslationRef } from './translation';

it('has every text in Japanese, with the same placeholders', () => {
  const messages: Record<string, string> = (
    signInTranslationRef as unknown as {
      getDefaultMessages(): Record<string, string>;
    }
  ).getDefaultMessages();
  expect(Object.keys(japanese).sort()).toEqual(Object.keys(messages).sort());
  const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();
  for (const [key, text] of Object.entries(japanese)) {
    expect(placeholders(text)).toEqual(placeholders(messages[key]));
  }
});
