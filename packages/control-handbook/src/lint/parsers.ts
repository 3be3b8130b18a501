import { spawn } from 'node:child_process';
import { parse as parseHcl } from '@cdktf/hcl2json';
import {
  parseDocument,
  YAMLMap,
  type CollectionTag,
  type ScalarTag,
  type YAMLSeq,
} from 'yaml';
import { shellEncoder } from '../rendering/encoders/shell';

const shortForms = [
  'Ref',
  'Sub',
  'GetAtt',
  'Join',
  'Select',
  'Split',
  'If',
  'Equals',
  'Not',
  'And',
  'Or',
  'ImportValue',
  'FindInMap',
  'Base64',
  'Cidr',
  'GetAZs',
  'Condition',
  'Transform',
];

/** `!Sub` is written `Fn::Sub` in the long form; two functions have no prefix there. */
const longForm = (name: string) =>
  name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;

const cloudFormationTags: (ScalarTag | CollectionTag)[] = shortForms.flatMap(
  name => {
    const key = longForm(name);
    const wrap = (argument: YAMLMap | YAMLSeq) => {
      const call = new YAMLMap();
      call.set(key, argument);
      return call;
    };
    return [
      { tag: `!${name}`, resolve: (value: string) => ({ [key]: value }) },
      { tag: `!${name}`, collection: 'seq' as const, resolve: wrap },
      { tag: `!${name}`, collection: 'map' as const, resolve: wrap },
    ];
  },
);

/**
 * The template as data. Short forms become long ones: `!Sub text` is `{ 'Fn::Sub': 'text' }`.
 *
 * @throws Error at the first mistake in the YAML.
 */
export function parseCloudFormation(code: string): unknown {
  const document = parseDocument(code, {
    customTags: cloudFormationTags,
    strict: true,
  });
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake) {
    throw mistake;
  }
  return document.toJS({ maxAliasCount: 0 });
}

/** What was parsed before: several rules look at each snippet, and the parser is slow. */
const parsedTerraform = new Map<string, Promise<Record<string, unknown>>>();

/**
 * The configuration as JSON, by the parser that Terraform uses.
 *
 * @throws Error at the first mistake.
 */
export async function parseTerraform(
  code: string,
): Promise<Record<string, unknown>> {
  const known = parsedTerraform.get(code) ?? parseHcl('snippet.tf', code);
  parsedTerraform.set(code, known);
  return known;
}

/**
 * Accepts a shell snippet that a real `sh -n` accepts.
 *
 * @throws Error with the message of the shell.
 */
export async function parseShell(code: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const shell = spawn('sh', ['-n'], { stdio: ['pipe', 'ignore', 'pipe'] });
    let complaint = '';
    shell.stderr.on('data', chunk => {
      complaint += chunk;
    });
    shell.on('error', reject);
    shell.on('close', exitCode =>
      exitCode === 0 ? resolve() : reject(new Error(complaint.trim())),
    );
    shell.stdin.on('error', reject);
    shell.stdin.end(code);
  });
}

/**
 * Whether a shell accepts all of the snippets, in one run: starting a shell for each takes most of the time of the lint. Each snippet has
 * to close its own quotes and brackets, so that none can hide behind the next.
 */
export async function parseShellTogether(
  snippets: readonly string[],
): Promise<boolean> {
  const open = snippets.some(
    code =>
      shellEncoder.contextsAt(`${code}\n`, [code.length + 1])[0] !== 'bare',
  );
  if (open) {
    return false;
  }
  const together = snippets.map(code => `{\n${code}\n}\n`).join('');
  return parseShell(together).then(
    () => true,
    () => false,
  );
}
