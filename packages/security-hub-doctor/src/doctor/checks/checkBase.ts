import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

/** Whether the portal has credentials at all, and whose. */
export async function checkBase(context: SourceContext): Promise<Outcome[]> {
  const [first] = context.roleUses();
  const { credentialsAccount } = context.source;
  // Without a role the credentials have to be those of the account itself
  const account = first.role === undefined ? first.account : undefined;
  const { session, failure } = await context.base(first.region, account);
  const where = credentialsAccount ?? account ?? 'main account';
  if (failure) {
    return [
      {
        state: 'failed',
        where,
        meaning: `The portal has no working AWS credentials (${failure.text})`,
        remedy: `Set aws.mainAccount or aws.accounts in app-config, or AWS_PROFILE or the usual variables of the AWS SDK; then try: aws sts get-caller-identity`,
      },
    ];
  }
  return [
    {
      state: 'ok',
      where: session.account,
      meaning: `Credentials of ${session.arn}`,
    },
  ];
}
