/** A mistake of the person at the keyboard: shown without a stack. */
export class UsageError extends Error {}

/**
 * Reads `--name value`, `--name=value` and `--flag`.
 *
 * @param specification option name -> `{ value: 'HINT' }` for one with a value, `{}` for a flag
 * @throws UsageError that names an unknown option, or one without its value
 */
export function parseOptions(args, specification) {
  const options = {};
  const positionals = [];
  const rest = [...args];
  while (rest.length > 0) {
    const argument = rest.shift();
    if (!argument.startsWith('-')) {
      positionals.push(argument);
      continue;
    }
    const [, name, inline] = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    const known =
      argument.startsWith('--') && Object.hasOwn(specification, name)
        ? specification[name]
        : undefined;
    if (!known) {
      throw new UsageError(
        `Unknown option "${argument}". Known options: ${Object.keys(
          specification,
        )
          .map(option => `--${option}`)
          .join(', ')}`,
      );
    }
    if (!known.value) {
      if (inline !== undefined) {
        throw new UsageError(`--${name} takes no value`);
      }
      options[name] = true;
      continue;
    }
    const value = inline ?? rest.shift();
    if (value === undefined || value === '' || value.startsWith('--')) {
      throw new UsageError(`--${name} needs a value: --${name} ${known.value}`);
    }
    options[name] = value;
  }
  return { options, positionals };
}

/** @throws UsageError where the text is not a whole number between the two */
export function wholeNumber(name, text, from, to) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < from || number > to) {
    throw new UsageError(
      `--${name} takes a whole number from ${from} to ${to}, not "${text}"`,
    );
  }
  return number;
}
