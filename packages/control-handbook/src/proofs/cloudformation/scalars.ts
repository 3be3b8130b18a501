import { didYouMean } from '../didYouMean';
import type { PropertyType } from './schemaFile';
import { called } from './values';

/** A type whose values are not lists or objects. */
export type ScalarType =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'number'
  | Extract<PropertyType, { values: unknown }>;

// CloudFormation converts scalars: "20" is a number, and 20 is text.
const rules = {
  string: { needs: 'text', accepts: () => true },
  boolean: {
    needs: 'true or false',
    accepts: (text: string) => /^(?:true|false)$/i.test(text),
  },
  integer: {
    needs: 'a whole number',
    accepts: (text: string) => /^[+-]?\d+$/.test(text),
  },
  number: {
    needs: 'a number',
    accepts: (text: string) =>
      text.trim() !== '' && Number.isFinite(Number(text)),
  },
};

/** What is wrong with a value where a scalar belongs. */
export function scalarProblem(
  value: unknown,
  type: ScalarType,
): string | undefined {
  const values = typeof type === 'string' ? undefined : type.values.map(String);
  const rule = rules[typeof type === 'string' ? type : 'string'];
  const text = String(value);
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  if (isScalar && text.includes('{{resolve:')) {
    return undefined; // a dynamic reference: CloudFormation looks the value up
  }
  if (!isScalar || !rule.accepts(text)) {
    return `must be ${rule.needs}, not ${called(value)}`;
  }
  return values && !values.includes(text)
    ? `must be one of ${values.join(', ')}, not ${called(value)}${didYouMean(
        text,
        values,
      )}`
    : undefined;
}
