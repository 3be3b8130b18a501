import { defaultTerraformSchema } from '../../proofs/terraform/defaultTerraformSchema';
import { proveTerraform } from '../../proofs/terraform/proveTerraform';
import type { TerraformSchema } from '../../proofs/terraform/TerraformSchema';
import { filledSnippet } from '../filledSnippet';
import type { LintInput, LintMessage, LintRule } from '../LintRule';
import { parseTerraform } from '../parsers';
import { snippetsOf } from '../texts';

/** What a schema says of every Terraform snippet of the dataset. What does not parse is the business of the rule `snippets`. */
export async function checkConfigurations(
  input: LintInput,
  schema: TerraformSchema,
): Promise<LintMessage[]> {
  const messages: LintMessage[] = [];
  for (const { file, section, block } of snippetsOf(input)) {
    const config =
      block.language === 'hcl'
        ? await parseTerraform(filledSnippet(block)).catch(() => undefined)
        : undefined;
    const problems = config ? proveTerraform(config, schema).problems : [];
    for (const problem of problems) {
      messages.push({ file, message: `${section}: ${problem}` });
    }
  }
  return messages;
}

/** Terraform snippets use resources, arguments, blocks and references that exist, with values of the right type. */
export const terraformSchemaRule: LintRule = {
  name: 'terraform-schema',
  check: input => checkConfigurations(input, defaultTerraformSchema()),
};
