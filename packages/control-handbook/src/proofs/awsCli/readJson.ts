import type { GivenValue } from './parseShorthand';
import { wild } from './shell/ShellWord';

/** A variable without quotes around it, such as `$DAYS` in `{"Days": $DAYS}`. */
const wholeValue = /(?<![^\s,:[\]{}])\uE000(?![^\s,:[\]{}])/g;

/**
 * Parses JSON in which variables of the shell may stand, inside strings or for whole values. `undefined` when a variable may stand for
 * more than a value.
 *
 * @throws Error with the reason when it is no JSON, whatever the variables hold.
 */
export function readJson(text: string): GivenValue | undefined {
  let inString = false;
  let quoted = '';
  for (const [part] of text.matchAll(/\\[^]|"|[^"\\]+|\\/g)) {
    if (part === '"') {
      inString = !inString;
    }
    quoted += inString ? part : part.replace(wholeValue, `"${wild}"`);
  }
  try {
    return JSON.parse(quoted);
  } catch (error) {
    if (text.includes(wild)) {
      return undefined;
    }
    throw error;
  }
}
