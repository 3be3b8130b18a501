import { commandsSet } from '../../proofs/awsCli/commandsSet';
import { templateSets } from '../../proofs/cloudformation/templateSets';
import { terraformSets } from '../../proofs/terraform/terraformSets';
import type { TestedProperties } from '../../page/frontMatter';
import {
  sectionIds,
  type PageBlock,
  type PageSections,
} from '../../page/sections';
import { filledSnippet } from '../filledSnippet';
import type { LintMessage, LintRule } from '../LintRule';
import { parseCloudFormation, parseTerraform } from '../parsers';

const methods = ['terraform', 'cloudformation', 'cli'] as const;
type Method = (typeof methods)[number];

const languageOf: Record<Method, string> = {
  terraform: 'hcl',
  cloudformation: 'yaml',
  cli: 'shell',
};

/** Whether one of the snippets sets what is wanted. What does not parse is the business of the rule `snippets`. */
async function isSet(
  codes: readonly string[],
  sets: (code: string) => boolean | Promise<boolean>,
): Promise<boolean> {
  for (const code of codes) {
    try {
      if (await sets(code)) {
        return true;
      }
    } catch {
      return true;
    }
  }
  return false;
}

function wordsOf(value: unknown, absent: boolean | undefined): string {
  if (absent) {
    return ' to nothing';
  }
  return value === undefined ? '' : ` to ${JSON.stringify(value)}`;
}

type Check = {
  what: string;
  sets: (code: string) => boolean | Promise<boolean>;
};

/** What a page says that each of its fixes sets. */
const checksOf: Record<
  Method,
  (tested: TestedProperties, files: ReadonlyMap<string, string>) => Check[]
> = {
  terraform: ({ terraform = [] }) =>
    terraform.map(({ argument = '', ...wanted }) => ({
      what: `${[wanted.resource, argument].filter(Boolean).join('.')}${wordsOf(
        wanted.value,
        wanted.absent,
      )}`,
      sets: async code =>
        terraformSets(await parseTerraform(code), { argument, ...wanted }),
    })),
  cloudformation: ({ cloudformation = [] }) =>
    cloudformation.map(({ property = '', ...wanted }) => ({
      what: `${[wanted.type, property].filter(Boolean).join(' ')}${wordsOf(
        wanted.value,
        wanted.absent,
      )}`,
      sets: code =>
        templateSets(parseCloudFormation(code), { property, ...wanted }),
    })),
  cli: ({ cli = [] }, files) =>
    cli.map(wanted => ({
      what: `${[wanted.command, wanted.option]
        .filter(Boolean)
        .join(' ')}${wordsOf(wanted.value, undefined)}`,
      sets: code => commandsSet(code, wanted, files),
    })),
};

/** The files that the page shows, by their name: commands read them with `file://`. */
function filesIn(sections: PageSections): Map<string, string> {
  return new Map(
    Object.values(sections)
      .flat()
      .flatMap(block =>
        block?.type === 'code' && block.language === 'json' && block.label
          ? [[block.label, filledSnippet(block)]]
          : [],
      ),
  );
}

function snippetsIn(blocks: readonly PageBlock[], language: string): string[] {
  return blocks.flatMap(block =>
    block.type === 'code' && block.language === language
      ? [filledSnippet(block)]
      : [],
  );
}

/** Each fix names the property and value that the control's rule looks at, and its snippet sets it: valid syntax alone passes no control. */
export const testedRule: LintRule = {
  name: 'tested',
  async check({ dataset }) {
    const messages: LintMessage[] = [];
    for (const { page, sourcePath: file } of dataset.pages.values()) {
      const { frontMatter, sections } = page;
      if (frontMatter.status === 'retired') {
        continue;
      }
      const { tested = {} } = frontMatter;
      const files = filesIn(sections);
      for (const method of methods) {
        const blocks = sections[method];
        const checks = checksOf[method](tested, files);
        const report = (message: string) => messages.push({ file, message });
        if (!blocks) {
          if (checks.length > 0) {
            report(`tested names ${method}, but there is no such fix`);
          }
          continue;
        }
        if (checks.length === 0) {
          report(
            `tested does not name what the rule looks at for "${sectionIds[method]}"`,
          );
        }
        const codes = snippetsIn(blocks, languageOf[method]);
        for (const { what, sets } of checks) {
          if (!(await isSet(codes, sets))) {
            report(`${method}: no snippet sets ${what}`);
          }
        }
      }
    }
    return messages;
  },
};
