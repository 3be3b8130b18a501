import { didYouMean } from '../didYouMean';
import { wild } from './shell/ShellWord';

const angled = /^<[^<>]+>$/;
const capitals = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
/** Whether a text stands for a value that the reader has to put in, such as `VPC_ID`, `<bucket>` or a variable. */
export function standsForAnything(text: string): boolean {
  return text.includes(wild) || angled.test(text) || capitals.test(text);
}

/** The same where a structure is expected: `ENABLED` would be a mistake, `VPC_CONFIG` or `<config>` is not. */
export function standsForStructure(text: string): boolean {
  return (
    standsForAnything(text) && (!capitals.test(text) || text.includes('_'))
  );
}

/**
 * The same where only a few values are possible. Some are in capitals themselves: `STOPED` and `NOT_STOPPED` are mistakes where
 * `STOPPED` is possible, `STATE_BEFORE` has nothing in common with it.
 */
export function standsForChoice(
  text: string,
  values: readonly string[],
): boolean {
  if (!standsForAnything(text) || !capitals.test(text)) {
    return standsForAnything(text);
  }
  const rivals = values.filter(value => capitals.test(value));
  const words = new Set(rivals.flatMap(value => value.split('_')));
  return (
    rivals.length === 0 ||
    (text.includes('_') &&
      !text.split('_').some(word => words.has(word)) &&
      didYouMean(text, rivals) === '')
  );
}
