import type { Encoder } from './Encoder';
import { hclEncoder } from './hcl';
import { jsonEncoder } from './json';
import { markdownEncoder } from './markdown';
import { shellEncoder } from './shell';
import { yamlEncoder } from './yaml';

const encoders = new Map<string, Encoder>([
  ['shell', shellEncoder],
  ['hcl', hclEncoder],
  ['json', jsonEncoder],
  ['yaml', yamlEncoder],
  ['markdown', markdownEncoder],
]);

/** The languages that a code block of a page may have. */
export const snippetLanguages = ['hcl', 'yaml', 'json', 'shell'] as const;

/** The one encoder of a language; `undefined` when nothing may be inserted into it. */
export function encoderOf(language: string): Encoder | undefined {
  return encoders.get(language);
}
