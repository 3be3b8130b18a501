import {
  FindingRecord,
  severities,
} from 'backstage-plugin-security-hub-common';
import { IngestRule } from '../../config/settings';
import { recordOutcome, recordSeverity } from '../issue';

/** Why a record is not stored. */
export type SkipReason =
  | 'broken-config-rule'
  | 'severity-floor'
  | 'no-fix'
  | 'older-image'
  | 'account-limit';

/** What rules need to know besides the record. */
export type SkipContext = {
  rules: IngestRule[];
  /** The record is stored already */
  known: boolean;
  /** When the newest image of a repository was pushed, ISO 8601; the repository by its canonical id */
  newestImage(repository: string): string | undefined;
  /** How many findings of its product its account has in the store */
  stored: number;
};

/**
 * Why a record is left out, or undefined where it is taken in. Pure. What cannot be told (a vulnerability without a word about fixes, an
 * image without its time) is taken in: unknown is no reason.
 */
export function skipReason(
  record: FindingRecord,
  context: SkipContext,
): SkipReason | undefined {
  if (!context.known && isOfBrokenRule(record)) {
    return 'broken-config-rule';
  }
  for (const rule of context.rules) {
    if (rule.product === '*' || rule.product === record.product.key) {
      const reason = reasonOf(rule, record, context);
      if (reason) {
        return reason;
      }
    }
  }
  return undefined;
}

/** A Config rule that is broken yields a new archived record per check, which says nothing about the resource. */
function isOfBrokenRule({ kind, provider }: FindingRecord): boolean {
  return (
    kind === 'control' &&
    provider.recordState === 'ARCHIVED' &&
    provider.compliance === 'NOT_AVAILABLE'
  );
}

function reasonOf(
  rule: IngestRule,
  record: FindingRecord,
  context: SkipContext,
): SkipReason | undefined {
  const { severityFloor, fixAvailable, newestImageOnly, mostPerAccount } = rule;
  if (
    severityFloor !== undefined &&
    recordOutcome(record) === 'failing' &&
    severities.indexOf(recordSeverity(record)) >
      severities.indexOf(severityFloor)
  ) {
    return 'severity-floor';
  }
  if (fixAvailable && isWithoutFix(record)) {
    return 'no-fix';
  }
  if (newestImageOnly && isOlderImage(record, context)) {
    return 'older-image';
  }
  if (
    mostPerAccount !== undefined &&
    !context.known &&
    context.stored >= mostPerAccount
  ) {
    return 'account-limit';
  }
  return undefined;
}

function isWithoutFix({ provider }: FindingRecord): boolean {
  const { vulnerabilities } = provider;
  return (
    vulnerabilities.length > 0 &&
    vulnerabilities.every(({ fixAvailable }) => fixAvailable === false)
  );
}

/** Whether all images that a record is about have a newer one in their repository. */
export function isOlderImage(
  { provider }: FindingRecord,
  { newestImage }: Pick<SkipContext, 'newestImage'>,
): boolean {
  return (
    provider.resources.length > 0 &&
    provider.resources.every(({ canonicalId, imagePushedAt }) => {
      const newest = newestImage(canonicalId);
      return (
        imagePushedAt !== undefined &&
        newest !== undefined &&
        imagePushedAt < newest
      );
    })
  );
}
