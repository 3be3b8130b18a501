import { PageError } from '../page/readFrontMatter';
import { controlCharacter } from './overlayBounds';

/**
 * Escapes of YAML (`"\0"`) can write what a file may not hold as it is.
 *
 * @throws PageError when a name or a text in the front matter has a control character
 */
export function refuseEscapedCharacters(data: unknown): void {
  JSON.stringify(data, (name, value: unknown) => {
    if (
      controlCharacter.test(name) ||
      (typeof value === 'string' && controlCharacter.test(value))
    ) {
      throw new PageError([
        'front matter: an escape stands for a control character, which is not allowed',
      ]);
    }
    return value;
  });
}
