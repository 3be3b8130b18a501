import { composeRecord, type NormaliseContext } from './composeRecord';
import { controlIdOf } from './controlId';
import { customerContentOf } from './customerGroup';
import { findingKind } from './findingKind';
import { Gaps } from './gaps';
import { identityOf, owningAccountOf } from './identity';
import { asObject, asText, member, memberAt } from './json';
import type { Normalised } from './normalised';
import { productOf } from './product';
import { providerContentOf, typesOf } from './providerGroup';
import { resourcesOf } from './resources';
import { ruleFactsOf } from './ruleFacts';
import { orderedResources } from './stableKey';
import { vulnerabilitiesOf } from './vulnerabilities';

export type { NormaliseContext } from './composeRecord';
export type {
  Normalised,
  NotAFindingReason,
  RejectionReason,
} from './normalised';

/**
 * Turns any JSON value into a finding or a rejection with its reason. Never throws, and gives the same result for the same input. Reads
 * named fields only, so neither depth nor foreign members matter.
 * Follows https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 */
export function normaliseAsff(
  value: unknown,
  context: NormaliseContext,
): Normalised {
  if (!asObject(value)) {
    return { outcome: 'rejected', reason: 'not-an-object' };
  }
  const id = asText(member(value, 'Id'));
  if (id === undefined) {
    return { outcome: 'rejected', reason: 'no-id' };
  }
  const gaps = Gaps.create();
  const identity = identityOf(value, id, gaps);
  const listed = resourcesOf(value, identity, gaps);
  if (identity.account === undefined && listed.length === 0) {
    return {
      outcome: 'rejected',
      reason: 'no-account-and-no-resource',
      recordId: id,
    };
  }
  const product = productOf(value);
  const types = typesOf(value);
  const kind = findingKind(value, {
    product: product.key,
    types,
    hasCompliance:
      asText(memberAt(value, 'Compliance', 'Status')) !== undefined,
  });
  const controlId =
    kind === 'control' ? controlIdOf(value, context.controls) : undefined;
  if (kind === 'control' && controlId === undefined) {
    gaps.absent('Compliance.SecurityControlId and GeneratorId');
  }
  const customer = customerContentOf(value, gaps);
  const provider = providerContentOf(value, {
    id,
    product: product.key,
    types,
    resources: orderedResources(kind, listed),
    vulnerabilities: vulnerabilitiesOf(value),
    gaps,
  });
  const record = composeRecord(
    {
      identity,
      owningAccount: owningAccountOf(value, product.key, identity.account),
      owningAccountName: asText(member(value, 'AwsAccountName')),
      product,
      kind,
      controlId,
      rule: ruleFactsOf(value, { id, product: product.key, kind, types }),
      provider,
      customer,
      gaps,
    },
    context,
  );
  return { outcome: 'finding', record };
}
