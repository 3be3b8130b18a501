import { Outcome } from '../CheckResult';
import { inParallel } from '../inParallel';
import { SourceContext } from '../SourceContext';

/** Members that are tried, and how many at once. */
const MOST_TRIED = 25;
const AT_ONCE = 5;

type Attempt = { account: string; text?: string };

/** Members to try: all, or some that are spread evenly over all. */
export function sampleOf(members: readonly string[]): string[] {
  if (members.length <= MOST_TRIED) {
    return [...members];
  }
  const step = members.length / MOST_TRIED;
  return Array.from(
    { length: MOST_TRIED },
    (_, index) => members[Math.floor(index * step)],
  );
}

async function tryAll(
  context: SourceContext,
  members: string[],
  role: string,
  region: string,
): Promise<Attempt[]> {
  return inParallel(members, AT_ONCE, async account => {
    const { session, failure } = await context.connect({
      account,
      region,
      role,
    });
    if (failure) {
      return { account, text: failure.text };
    }
    return session.account === account
      ? { account }
      : { account, text: `it leads to account ${session.account}` };
  });
}

function judge(
  purpose: 'read' | 'write',
  role: string,
  attempts: Attempt[],
  untried: number,
  essential: boolean,
): Outcome {
  const refused = attempts.filter(attempt => attempt.text !== undefined);
  const rest = untried > 0 ? `; ${untried} more members were not tried` : '';
  const where = `members ${role}`;
  if (refused.length === 0) {
    return {
      state: 'ok',
      where,
      meaning: `The ${purpose} role works in all ${attempts.length} members that were tried${rest}`,
    };
  }
  const names = refused.map(attempt => attempt.account);
  const consequence = {
    read: essential
      ? 'they are not read'
      : 'they are read through the administrator, and writes are not verified in them',
    write: 'no decision is written there',
  }[purpose];
  return {
    state:
      essential && refused.length === attempts.length ? 'failed' : 'warning',
    where,
    meaning: `The ${purpose} role works in ${
      attempts.length - refused.length
    } of ${
      attempts.length
    } members that were tried${rest}. Refused in ${names.join(
      ', ',
    )}: ${consequence} (${refused[0].text})`,
    remedy: `Deploy infra/cloudformation/member-stacksets.yaml to their organisational units; aws cloudformation list-stack-instances --stack-set-name security-hub-portal-${purpose} shows where it is`,
  };
}

/** In which member accounts the portal's roles work. A role is tried only in accounts that ListMembers has named. */
export async function checkMemberRoles(
  context: SourceContext,
): Promise<Outcome[]> {
  const { administrator } = context.source;
  if (!administrator) {
    return [];
  }
  const { memberReadRole, memberWriteRole, strategy, homeRegion } =
    administrator;
  const writes = ['member', 'member-then-administrator'].includes(
    context.writeBack,
  );
  const outcomes: Outcome[] = [];
  if (writes && memberWriteRole === undefined) {
    outcomes.push({
      state: 'failed',
      where: 'members',
      meaning: `writeBack.mode: ${context.writeBack} writes in member accounts, but no role for it is named`,
      remedy:
        'Set administrator.memberWriteRole, or another securityHub.writeBack.mode',
    });
  }
  const { members } = context;
  const wanted = [
    {
      purpose: 'read' as const,
      role: memberReadRole,
      essential: strategy === 'members',
    },
    { purpose: 'write' as const, role: memberWriteRole, essential: writes },
  ];
  for (const { purpose, role, essential } of wanted) {
    if (role === undefined) {
      continue;
    }
    if (members === undefined || members.length === 0) {
      outcomes.push({
        state: 'not-checked',
        where: `members ${role}`,
        meaning: 'No enabled member is known',
        remedy: 'See the check of the members',
      });
      continue;
    }
    const sample = sampleOf(members);
    const attempts = await tryAll(context, sample, role, homeRegion);
    outcomes.push(
      judge(purpose, role, attempts, members.length - sample.length, essential),
    );
  }
  return outcomes;
}
