import type { Normalised } from '../asff/normalised';
import { asNumber, asText, member, memberAt } from '../asff/json';

/** Vulnerability, compliance, detection, data security and application security posture findings. */
const findingClasses: ReadonlySet<number> = new Set([
  2002, 2003, 2004, 2006, 2007,
]);

/** Security Finding, which OCSF 1.1 took out, and Incident Finding, which is a list of findings: both keep their finding elsewhere. */
const unsupportedClasses: ReadonlySet<number> = new Set([2001, 2005]);

/**
 * What a document is by its class and product; undefined for a finding. Which services watch an account is told by documents that look
 * like findings of controls: they are coverage. A document without a class is taken as a finding: its other members say whether it is.
 * Follows https://schema.ocsf.io/categories/findings
 */
export function noFinding(
  document: unknown,
): Exclude<Normalised, { outcome: 'finding' }> | undefined {
  const recordId = asText(memberAt(document, 'finding_info', 'uid'));
  const product = asText(memberAt(document, 'metadata', 'product', 'uid'));
  if (/::productv2\/aws\/securityhub-coverage$/i.test(product ?? '')) {
    return { outcome: 'not-a-finding', reason: 'coverage', recordId };
  }
  const uid = classUidOf(document);
  if (uid === undefined || findingClasses.has(uid)) {
    return undefined;
  }
  return unsupportedClasses.has(uid)
    ? { outcome: 'rejected', reason: 'unsupported-class', recordId }
    : { outcome: 'not-a-finding', reason: 'other-class', recordId };
}

/** The class; where it is not told, from the type, which is `class * 100 + activity`. */
export function classUidOf(document: unknown): number | undefined {
  const type = asNumber(member(document, 'type_uid'));
  return (
    asNumber(member(document, 'class_uid')) ??
    (type === undefined ? undefined : Math.floor(type / 100))
  );
}
