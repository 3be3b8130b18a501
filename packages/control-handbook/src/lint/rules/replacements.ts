import {
  replacingFixes,
  type ReplacingFix,
} from '../../progress/replacingFixes';
import { replacementReasons } from '../../page/vocabulary';
import type { CloudFormationSchema } from '../../proofs/cloudformation/CloudFormationSchema';
import { defaultCloudFormationSchema } from '../../proofs/cloudformation/defaultCloudFormationSchema';
import type { LintInput, LintMessage, LintRule } from '../LintRule';

function problemOf({
  type,
  property,
  replaces,
  warned,
  reason,
}: ReplacingFix): string | undefined {
  const what = [type, property].filter(Boolean).join(' ');
  if (replaces === 'yes' && !warned && !reason) {
    return (
      `${what}: a change of it replaces the resource, and no hazard of kind replaces-resource says so. Write one: what is lost, and what ` +
      `to do instead. Only where nothing is replaced or lost, say so in tested (replacement: ${replacementReasons.join(
        ' or ',
      )})`
    );
  }
  if (replaces !== 'yes' && reason) {
    return `${what}: a change of it does not always replace the resource, so leave replacement: ${reason} out`;
  }
  return undefined;
}

/** What a schema says of the changes that the CloudFormation fixes make. */
export function checkReplacements(
  { dataset }: Pick<LintInput, 'dataset'>,
  schema: CloudFormationSchema,
): LintMessage[] {
  return replacingFixes(dataset.pages, schema).flatMap(fix => {
    const message = problemOf(fix);
    return message ? [{ file: fix.file, message }] : [];
  });
}

/** A fix that makes CloudFormation replace the resource is never shown without the warning. */
export const replacementsRule: LintRule = {
  name: 'replacements',
  check: input => checkReplacements(input, defaultCloudFormationSchema()),
};
