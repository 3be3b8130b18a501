/** Whether a part of a template is a mapping. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a person calls a value: `a list`, `"yes"`, `null`. */
export function called(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return isObject(value) ? 'an object' : JSON.stringify(value) ?? 'nothing';
}

/** A call of a function that CloudFormation evaluates, e.g. `{ 'Fn::Sub': 'text' }`. */
export interface FunctionCall {
  /** `Ref` or the long form, e.g. `Fn::Sub`. */
  name: string;
  argument: unknown;
}

/** The call that a part of a template is, or `undefined` when it is plain data. */
export function functionCall(value: unknown): FunctionCall | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) {
    return undefined;
  }
  const [name, argument] = entry;
  return name === 'Ref' || name.startsWith('Fn::')
    ? { name, argument }
    : undefined;
}

/** Whether a part of a template stands for nothing at all: `!Ref AWS::NoValue`. */
export function isNoValue(value: unknown): boolean {
  const call = functionCall(value);
  return call?.name === 'Ref' && call.argument === 'AWS::NoValue';
}
