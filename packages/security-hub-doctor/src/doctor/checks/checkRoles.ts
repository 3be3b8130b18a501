import { FailureKind } from '../../aws/describeError';
import { Outcome } from '../CheckResult';
import { RoleUse } from '../roleUses';
import { SourceContext } from '../SourceContext';

/** The role that a session is of: what a trust policy has to name. */
export function principalOf(arn: string): string {
  const match = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/(.+)\/[^/]+$/.exec(
    arn,
  );
  return match ? `arn:${match[1]}:iam::${match[2]}:role/${match[3]}` : arn;
}

async function failureRemedy(
  context: SourceContext,
  use: RoleUse,
  kind: FailureKind,
): Promise<string> {
  if (use.role === undefined) {
    return `Name a role in ${use.setting}, or give credentials of account ${use.account} in aws.accounts`;
  }
  if (kind !== 'denied') {
    return `Try again; if it stays: can the portal reach sts.${use.region}?`;
  }
  const { session } = await context.base(use.region);
  const arn = context.roleArn(use.account, use.role ?? '');
  const principal = session ? principalOf(session.arn) : 'the portal';
  return (
    `Deploy infra/cloudformation/${use.template}.yaml in account ${use.account} with PortalPrincipalArn=${principal} and the ExternalId of ` +
    `the source, and let the portal's own role assume it (portal-principal.yaml). To see the refusal: aws sts assume-role --role-arn ${arn} ` +
    `--role-session-name securityhub-doctor --external-id "$SECURITY_HUB_EXTERNAL_ID"`
  );
}

async function checkRole(
  context: SourceContext,
  use: RoleUse,
): Promise<Outcome> {
  const where = `${use.account} ${use.role ?? '(base credentials)'}`;
  if (
    use.purpose === 'write' &&
    use.role === undefined &&
    context.roleUses().some(other => other.purpose === 'read' && other.role)
  ) {
    return {
      state: 'failed',
      where,
      meaning:
        'Decisions are written to AWS, but config names a role for reads only',
      remedy: `Set ${use.setting}, or securityHub.writeBack.mode: off`,
    };
  }
  const base = await context.base(use.region);
  if (use.role !== undefined && !base.session) {
    return {
      state: 'not-checked',
      where,
      meaning: 'The portal has no working credentials to assume it with',
      remedy: 'See the check of the base credentials',
    };
  }
  const { session, failure } = await context.connect(use);
  if (failure) {
    return {
      state: 'failed',
      where,
      meaning: `The ${use.purpose} role cannot be assumed (${failure.text})`,
      remedy: await failureRemedy(context, use, failure.kind),
    };
  }
  if (session.account !== use.account) {
    return {
      state: 'failed',
      where,
      meaning: `These are credentials of account ${session.account}, not of ${use.account}: the portal refuses to use them`,
      remedy:
        use.role === undefined
          ? `Name a role of account ${use.account} in ${use.setting}, or list its credentials in aws.accounts`
          : `Correct ${use.setting}`,
    };
  }
  return {
    state: 'ok',
    where,
    meaning: `For ${use.purpose}: works, and the account is the right one`,
  };
}

/** Whether each role that config names can be assumed, and leads to the account that config says. */
export async function checkRoles(context: SourceContext): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const use of context.roleUses()) {
    outcomes.push(await checkRole(context, use));
  }
  return outcomes;
}
