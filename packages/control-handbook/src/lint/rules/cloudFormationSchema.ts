import type { CloudFormationSchema } from '../../proofs/cloudformation/CloudFormationSchema';
import { defaultCloudFormationSchema } from '../../proofs/cloudformation/defaultCloudFormationSchema';
import { proveTemplate } from '../../proofs/cloudformation/proveTemplate';
import { fillPlaceholders } from '../../rendering/fillPlaceholders';
import type { GuidanceSubject } from '../../rendering/GuidanceSubject';
import type { LintInput, LintMessage, LintRule } from '../LintRule';
import { parseCloudFormation } from '../parsers';
import { snippetsOf, type PageSnippet } from '../texts';

/** What a placeholder is filled with does not matter to a schema, as long as it is ordinary. */
const subject: GuidanceSubject = {
  partition: 'aws',
  account: '111122223333',
  region: 'ap-northeast-1',
  resource: {
    id: 'arn:aws:s3:::kumo-coffee-menu',
    name: 'kumo-coffee-menu',
    type: 'AwsS3Bucket',
    tags: {},
  },
};

/** The template as a reader gets it, or `undefined` when it does not parse, which is the business of the rule `snippets`. */
export function templateOf({ block }: PageSnippet): unknown {
  const code = fillPlaceholders(block.language, block.code, subject).text;
  try {
    return parseCloudFormation(code.replace(/\{\{[^}]*\}\}/g, 'placeholder'));
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
