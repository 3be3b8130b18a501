import { composeRecord, type NormaliseContext } from '../asff/composeRecord';
import { controlIdFrom } from '../asff/controlId';
import { kindFrom } from '../asff/findingKind';
import { Gaps } from '../asff/gaps';
import {
  asList,
  asObject,
  asText,
  asTexts,
  member,
  memberAt,
  sortedSet,
} from '../asff/json';
import type { Normalised } from '../asff/normalised';
import { productFrom } from '../asff/product';
import { firstConfigRule } from '../asff/ruleFacts';
import { orderedResources } from '../asff/stableKey';
import { customerContentOf } from './customerContentOf';
import { identityOf, owningAccountOf } from './identityOf';
import { classUidOf, noFinding } from './noFinding';
import { providerContentOf } from './providerContentOf';
import { resourcesOf } from './resourcesOf';
import { affectedFilesOf, vulnerabilitiesOf } from './vulnerabilitiesOf';

/** What the unified Security Hub adds to the types of a finding; they say nothing of which one it is. */
const categories: ReadonlySet<string> = new Set([
  'threats',
  'exposure',
  'vulnerabilities',
  'posture management',
  'sensitive data',
]);

/**
 * Turns any JSON value of the unified Security Hub into a finding, something that is none, or a rejection with its reason. Never throws,
 * and gives the same result for the same input. Reads named fields only, so neither depth nor foreign members matter. Where a document
 * tells what its counterpart in ASFF tells, both have one stable key.
 * Follows https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-ocsf.html
 */
export function normaliseOcsf(
  value: unknown,
  context: NormaliseContext,
): Normalised {
  if (!asObject(value)) {
    return { outcome: 'rejected', reason: 'not-an-object' };
  }
  const other = noFinding(value);
  if (other) {
    return other;
  }
  const info = member(value, 'finding_info');
  const id = asText(member(info, 'uid'));
  if (id === undefined) {
    return { outcome: 'rejected', reason: 'no-id' };
  }
  const gaps = Gaps.create();
  if (classUidOf(value) === undefined) {
    gaps.absent('class_uid');
  }
  const identity = identityOf(value, id, gaps);
  const listed = resourcesOf(value, identity, gaps);
  if (identity.account === undefined && listed.length === 0) {
    return {
      outcome: 'rejected',
      reason: 'no-account-and-no-resource',
      recordId: id,
    };
  }
  const product = productFrom({
    productArn: identity.productArn || undefined,
    id,
    name: asText(memberAt(value, 'metadata', 'product', 'name')),
  });
  const types = sortedSet(asTexts(member(info, 'types')));
  const files = affectedFilesOf(value);
  const kind = kindFrom({
    product: product.key,
    types,
    hasCompliance: hasCheck(value),
    hasVulnerabilities: asList(member(value, 'vulnerabilities')).length > 0,
    hasCodeVulnerabilities: files.length > 0,
    isAbuse: types.some(type => /abuse/i.test(type)),
  });
  const generator = generatorOf(value);
  const controlId =
    kind === 'control'
      ? controlIdFrom(
          {
            named: asText(memberAt(value, 'compliance', 'control')),
            generator: featureOf(value),
            id,
          },
          context.controls,
        )
      : undefined;
  if (kind === 'control' && controlId === undefined) {
    gaps.absent('compliance.control');
  }
  const customer = customerContentOf(value, gaps);
  const provider = providerContentOf(value, {
    id,
    product: product.key,
    types,
    generator,
    resources: orderedResources(kind, listed),
    vulnerabilities: vulnerabilitiesOf(value),
    gaps,
  });
  const record = composeRecord(
    {
      identity,
      owningAccount: owningAccountOf(value, product.key, identity.account),
      owningAccountName: asText(memberAt(value, 'cloud', 'account', 'name')),
      product,
      kind,
      controlId,
      rule: {
        generator,
        code: { detector: asText(memberAt(info, 'analytic', 'name')), files },
        // Where ports and principals of network and access findings stand is not documented: these have their Id.
        configRule: firstConfigRule([generator, id]),
      },
      identifyingTypes: types.filter(
        type => !categories.has(type.toLowerCase()),
      ),
      provider,
      customer,
      gaps,
    },
    context,
  );
  return { outcome: 'finding', record };
}

/** A result of a check: that of a control, or Prowler's. */
function hasCheck(document: unknown): boolean {
  return (
    asText(memberAt(document, 'compliance', 'status')) !== undefined ||
    asText(memberAt(document, 'compliance', 'status_id')) !== undefined ||
    asText(member(document, 'status_code')) !== undefined
  );
}

/** The rule that made the finding: the analytic; in exports of Security Lake the feature, which holds the GeneratorId; Prowler's check. */
function generatorOf(document: unknown): string | undefined {
  return (
    asText(memberAt(document, 'finding_info', 'analytic', 'uid')) ??
    featureOf(document) ??
    asText(memberAt(document, 'metadata', 'event_code'))
  );
}

function featureOf(document: unknown): string | undefined {
  return asText(memberAt(document, 'metadata', 'product', 'feature', 'uid'));
}
