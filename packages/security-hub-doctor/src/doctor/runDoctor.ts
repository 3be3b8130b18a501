import { Sessions } from '../aws/Sessions';
import { describeError } from '../aws/describeError';
import { DoctorSettings } from '../settings';
import { CheckName, CheckResult, Outcome } from './CheckResult';
import { checkAggregator } from './checks/checkAggregator';
import { checkBase } from './checks/checkBase';
import { checkExternalId } from './checks/checkExternalId';
import { checkHub } from './checks/checkHub';
import { checkMemberRoles } from './checks/checkMemberRoles';
import { checkMembers } from './checks/checkMembers';
import { checkQueue } from './checks/checkQueue';
import { checkRecording } from './checks/checkRecording';
import { checkRoles } from './checks/checkRoles';
import { checkRule } from './checks/checkRule';
import { checkSeparation } from './checks/checkSeparation';
import { checkStandards } from './checks/checkStandards';
import { checkTags } from './checks/checkTags';
import { redact } from './redact';
import { DoctorOptions, SourceContext } from './SourceContext';

type Check = (context: SourceContext) => Promise<Outcome[]>;

/** All checks in their order: later ones use what earlier ones found. */
const checks: ReadonlyArray<[CheckName, Check]> = [
  ['base credentials', checkBase],
  ['role', checkRoles],
  ['external id', checkExternalId],
  ['hub', checkHub],
  ['aggregator', checkAggregator],
  ['members', checkMembers],
  ['member roles', checkMemberRoles],
  ['standards', checkStandards],
  ['config recording', checkRecording],
  ['event queue', checkQueue],
  ['event rule', checkRule],
  ['tags', checkTags],
  ['separation', checkSeparation],
];

async function outcomesOf(
  check: Check,
  context: SourceContext,
): Promise<Outcome[]> {
  try {
    return await check(context);
  } catch (error) {
    return [
      {
        state: 'not-checked',
        where: context.source.name,
        meaning: `The check itself failed (${describeError(error).text})`,
        remedy: 'Try again; if it stays, it is a fault of the doctor',
      },
    ];
  }
}

/**
 * Looks at everything between the portal and AWS that its config names. Reads only: no role, queue or finding is changed. ExternalIds
 * do not appear in the results.
 */
export async function runDoctor(options: {
  settings: DoctorSettings;
  sessions: Sessions;
  options: DoctorOptions;
  /** Called with each result as it comes */
  onResult?: (result: CheckResult) => void;
}): Promise<CheckResult[]> {
  const { settings, sessions, onResult } = options;
  const results: CheckResult[] = [];
  for (const source of settings.sources) {
    const context = SourceContext.create({
      source,
      writeBack: settings.writeBack,
      sessions,
      options: options.options,
    });
    for (const [name, check] of checks) {
      for (const outcome of await outcomesOf(check, context)) {
        const result = redact(
          { source: source.name, check: name, ...outcome },
          source.externalId,
        );
        results.push(result);
        onResult?.(result);
      }
    }
  }
  return results;
}
