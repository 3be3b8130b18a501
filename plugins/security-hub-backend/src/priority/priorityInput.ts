/** What an input did: moved the likelihood or the severity by a step, set it, or was looked at and changed nothing. */
export type PriorityEffect = 'raises' | 'lowers' | 'sets' | 'none';

/** The names of inputs, in the order in which they are explained. */
export type PriorityInputName =
  | 'sample'
  | 'start'
  | 'threat'
  | 'exposure'
  | 'exploit'
  | 'fix'
  | 'threat-activity'
  | 'age'
  | 'purpose'
  | 'likelihood'
  | 'severity'
  | 'environment'
  | 'lifecycle'
  | 'tier'
  | 'adjusted-severity'
  | 'verdict';

/** One thing that a priority was made from. */
export type PriorityInput = {
  input: PriorityInputName;
  /** A word of ours, or a name out of the catalog; see `wordsOf` */
  value: string;
  effect: PriorityEffect;
};

/** Inputs as the database keeps them: most of its findings have some, and few look at them. */
export function inputsText(inputs: readonly PriorityInput[]): string {
  return JSON.stringify(
    inputs.map(({ input, value, effect }) => [input, value, effect]),
  );
}

/** What {@link inputsText} made; empty for a finding whose priority is of a version before this. */
export function parseInputs(text: string): PriorityInput[] {
  const list: Array<[PriorityInputName, string, PriorityEffect]> =
    JSON.parse(text);
  return list.map(([input, value, effect]) => ({ input, value, effect }));
}
