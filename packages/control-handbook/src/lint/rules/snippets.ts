import { resourceKinds } from '../../page/vocabulary';
import type { GuidanceSubject } from '../../rendering/GuidanceSubject';
import { filledSnippet, ordinarySubject } from '../filledSnippet';
import type { LintMessage, LintRule } from '../LintRule';
import {
  parseCloudFormation,
  parseShell,
  parseShellTogether,
  parseTerraform,
} from '../parsers';
import { snippetsOf, type PageSnippet } from '../texts';

/** Languages that a section may use; elsewhere all that have an encoder. */
const languagesBySection: Record<string, string[]> = {
  terraform: ['hcl', 'shell', 'json'],
  cloudformation: ['yaml', 'shell'],
  cli: ['shell', 'json'],
  verify: ['shell'],
  rollback: ['shell', 'hcl', 'json'],
  console: ['shell'],
  response: ['shell', 'json'],
  ...Object.fromEntries(resourceKinds.map(kind => [kind, ['shell', 'json']])),
};

/** One finding with ordinary values and one with values that try to get out of their quotes. */
const subjects: GuidanceSubject[] = [
  ordinarySubject,
  {
    partition: 'aws',
    account: '111122223333',
    region: 'ap-northeast-1',
    resource: {
      id: `arn:aws:s3:::a'"\`b`,
      name: `a'; touch b; "$(c)" \`d\` #%{e}\\ : - &`,
      displayName: `x' || y "$z" ! {f}`,
      type: 'AwsS3Bucket',
      tags: {},
    },
  },
];

async function parse(language: string, code: string): Promise<void> {
  switch (language) {
    case 'hcl':
      await parseTerraform(code);
      break;
    case 'yaml':
      checkTemplate(parseCloudFormation(code));
      break;
    case 'json':
      JSON.parse(code);
      break;
    case 'shell':
      await parseShell(code);
      break;
    default:
      throw new Error(`nothing is known of the language "${language}"`);
  }
}

function checkTemplate(template: unknown) {
  const { Resources: resources } = (template ?? {}) as {
    Resources?: Record<string, { Type?: unknown }>;
  };
  if (!resources || Object.keys(resources).length === 0) {
    throw new Error('the template has no Resources');
  }
  for (const [name, resource] of Object.entries(resources)) {
    if (!/^[A-Za-z0-9]+$/.test(name) || typeof resource?.Type !== 'string') {
      throw new Error(`the resource ${name} needs a plain name and a Type`);
    }
  }
}

async function problemsOf(
  snippet: PageSnippet,
  shellAccepted: boolean,
): Promise<LintMessage[]> {
  const { file, section, block } = snippet;
  const problems: string[] = [];
  const allowed = languagesBySection[section];
  if (allowed && !allowed.includes(block.language)) {
    problems.push(`a snippet in "${block.language}" does not belong here`);
  }
  if (block.code.includes('\t') || block.code.trim() === '') {
    problems.push('a snippet is empty or has tabs');
  }
  const parsed = shellAccepted && block.language === 'shell';
  for (const subject of parsed ? [] : subjects) {
    const code = filledSnippet(snippet.block, subject);
    try {
      await parse(block.language, code);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push(`the ${block.language} snippet does not parse: ${reason}`);
      break;
    }
  }
  return problems.map(problem => ({ file, message: `${section}: ${problem}` }));
}

/** Every snippet parses, with ordinary values as well as with hostile ones, and has the language that its section is for. */
export const snippetsRule: LintRule = {
  name: 'snippets',
  async check(input) {
    const messages: LintMessage[] = [];
    const snippets = snippetsOf(input);
    // One by one only when something is wrong, to tell what.
    const shellAccepted = await parseShellTogether(
      snippets
        .filter(({ block }) => block.language === 'shell')
        .flatMap(snippet =>
          subjects.map(each => filledSnippet(snippet.block, each)),
        ),
    );
    for (const snippet of snippets) {
      messages.push(...(await problemsOf(snippet, shellAccepted)));
    }
    return messages;
  },
};
