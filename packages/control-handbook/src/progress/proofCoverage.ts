import { filledSnippet } from '../lint/filledSnippet';
import type { LintInput } from '../lint/LintRule';
import { parseCloudFormation, parseTerraform } from '../lint/parsers';
import { snippetsOf } from '../lint/texts';
import { defaultAwsCliSchema } from '../proofs/awsCli/AwsCliSchema';
import { proveCommands } from '../proofs/awsCli/proveCommands';
import { defaultCloudFormationSchema } from '../proofs/cloudformation/defaultCloudFormationSchema';
import { proveTemplate } from '../proofs/cloudformation/proveTemplate';
import type { Proof, SchemaOrigin } from '../proofs/Proof';
import { defaultTerraformSchema } from '../proofs/terraform/defaultTerraformSchema';
import { proveTerraform } from '../proofs/terraform/proveTerraform';

/** What one check against a schema could prove. */
export interface ProofCoverage {
  language: string;
  origin: SchemaOrigin;
  snippets: number;
  /** Checked as a whole, and without a problem */
  proved: number;
  /** Why snippets were not checked as a whole, and how many for that reason */
  unproved: Map<string, number>;
}

type Prover = {
  language: string;
  block: string;
  origin: () => SchemaOrigin;
  prove: (code: string) => Proof | Promise<Proof>;
};

const provers: readonly Prover[] = [
  {
    language: 'Terraform',
    block: 'hcl',
    origin: () => defaultTerraformSchema().origin,
    prove: async code =>
      proveTerraform(await parseTerraform(code), defaultTerraformSchema()),
  },
  {
    language: 'CloudFormation',
    block: 'yaml',
    origin: () => defaultCloudFormationSchema().origin,
    prove: code =>
      proveTemplate(parseCloudFormation(code), defaultCloudFormationSchema()),
  },
  {
    language: 'AWS CLI',
    block: 'shell',
    origin: () => defaultAwsCliSchema().origin,
    prove: code => proveCommands(code, defaultAwsCliSchema()),
  },
];

/** How many snippets each check proves, and which it cannot. */
export async function proofCoverage(
  input: Pick<LintInput, 'dataset'>,
): Promise<ProofCoverage[]> {
  const snippets = snippetsOf(input);
  const result: ProofCoverage[] = [];
  for (const { language, block, origin, prove } of provers) {
    const own = snippets.filter(snippet => snippet.block.language === block);
    const unproved = new Map<string, number>();
    let proved = 0;
    for (const snippet of own) {
      const proof = await prove(filledSnippet(snippet.block));
      if (proof.proved && proof.problems.length === 0) {
        proved += 1;
      } else {
        const reason = proof.unproved ?? 'a problem, see the lint';
        unproved.set(reason, (unproved.get(reason) ?? 0) + 1);
      }
    }
    result.push({
      language,
      origin: origin(),
      snippets: own.length,
      proved,
      unproved,
    });
  }
  return result;
}
