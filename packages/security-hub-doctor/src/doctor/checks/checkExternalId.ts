import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

/** Whether the roles demand the ExternalId: the same call without it has to be refused. */
export async function checkExternalId(
  context: SourceContext,
): Promise<Outcome[]> {
  const uses = context.roleUses().filter(use => use.role !== undefined);
  if (uses.length === 0) {
    return [];
  }
  if (context.source.externalId === undefined) {
    return [
      {
        state: 'warning',
        where: context.source.name,
        meaning:
          'The source has no externalId: whoever gets to act as the portal towards AWS can use its roles',
        remedy:
          'Set externalId of the source to a random text (openssl rand -hex 16) from a secret, and ExternalId of the roles to the same',
      },
    ];
  }
  const outcomes: Outcome[] = [];
  for (const use of uses) {
    const where = `${use.account} ${use.role}`;
    const usual = await context.connect(use);
    if (!usual.session) {
      outcomes.push({
        state: 'not-checked',
        where,
        meaning: 'The role cannot be assumed with it either',
        remedy: 'See the check of the role',
      });
      continue;
    }
    const { session, failure } = await context.assume(use, undefined);
    if (session) {
      outcomes.push({
        state: 'failed',
        where,
        meaning: 'The role can be assumed without the ExternalId',
        remedy: `Add the condition StringEquals sts:ExternalId to the role's trust policy (infra/cloudformation/${use.template}.yaml has it)`,
      });
    } else {
      outcomes.push(
        failure.kind === 'denied'
          ? { state: 'ok', where, meaning: 'Without the ExternalId: refused' }
          : {
              state: 'not-checked',
              where,
              meaning: `Could not be tried (${failure.text})`,
              remedy: 'Try again',
            },
      );
    }
  }
  return outcomes;
}
