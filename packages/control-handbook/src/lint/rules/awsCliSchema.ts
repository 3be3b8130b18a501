import { defaultAwsCliSchema } from '../../proofs/awsCli/AwsCliSchema';
import { proveCommands } from '../../proofs/awsCli/proveCommands';
import type { LintRule } from '../LintRule';
import { snippetsOf } from '../texts';

/**
 * Commands of the AWS CLI exist, and take what a snippet gives them. A placeholder stands for any value, so it is not filled in. A snippet
 * in JSON with a label is the file of that name on its page.
 */
export const awsCliSchemaRule: LintRule = {
  name: 'aws-cli-schema',
  check(input) {
    const schema = defaultAwsCliSchema();
    const snippets = snippetsOf(input);
    const files = new Map<string, Map<string, string>>();
    for (const { file, block } of snippets) {
      if (block.language === 'json' && block.label) {
        const ofPage = files.get(file) ?? new Map<string, string>();
        files.set(file, ofPage.set(block.label, block.code));
      }
    }
    return snippets
      .filter(({ block }) => block.language === 'shell')
      .flatMap(({ file, section, block }) =>
        proveCommands(block.code, schema, files.get(file)).problems.map(
          problem => ({ file, message: `${section}: ${problem}` }),
        ),
      );
  },
};
