import type { CloudFormationSchema } from '../../proofs/cloudformation/CloudFormationSchema';
import { defaultCloudFormationSchema } from '../../proofs/cloudformation/defaultCloudFormationSchema';
import { proveTemplate } from '../../proofs/cloudformation/proveTemplate';
import { filledSnippet } from '../filledSnippet';
import type { LintInput, LintMessage, LintRule } from '../LintRule';
import { parseCloudFormation } from '../parsers';
import { snippetsOf, type PageSnippet } from '../texts';

/** The template as a reader gets it, or `undefined` when it does not parse, which is the business of the rule `snippets`. */
export function templateOf({ block }: PageSnippet): unknown {
  try {
    return parseCloudFormation(filledSnippet(block));
  } catch {
    return undefined;
  }
}

/** What a schema says of every template of the dataset. */
export function checkTemplates(
  input: LintInput,
  schema: CloudFormationSchema,
): LintMessage[] {
  return snippetsOf(input)
    .filter(({ block }) => block.language === 'yaml')
    .flatMap(snippet => {
      const template = templateOf(snippet);
      return template === undefined
        ? []
        : proveTemplate(template, schema).problems.map(problem => ({
            file: snippet.file,
            message: `${snippet.section}: ${problem}`,
          }));
    });
}

/** CloudFormation snippets use resource types, properties, values and references that exist. */
export const cloudFormationSchemaRule: LintRule = {
  name: 'cloud-formation-schema',
  check: input => checkTemplates(input, defaultCloudFormationSchema()),
};
