import type { FindingRecord } from 'backstage-plugin-security-hub-common';
import type { ControlDirectory } from './controlDirectory';
import { controlIdOf } from './controlId';
import { customerGroupOf } from './customerGroup';
import { discriminatorOf } from './discriminator';
import { findingKind } from './findingKind';
import { Gaps } from './gaps';
import { sha256 } from '../../hashing/sha256';
import { hashOf } from './hash';
import {
  identityOf,
  owningAccountOf,
  recordKeyOf,
  twinKeyOf,
} from './identity';
import { asObject, asText, compareText, cut, member, memberAt } from './json';
import { productOf } from './product';
import { providerContentOf, typesOf } from './providerGroup';
import { resourcesOf } from './resources';
import { areGlobal, identifyingResources, stableKey } from './stableKey';
import { minutesLater, readTime } from './time';
import { vulnerabilitiesOf } from './vulnerabilities';

/** Why a value is no finding. There is no fourth reason: everything else is stored, with its gaps marked. */
export type RejectionReason =
  | 'not-an-object'
  | 'no-id'
  | 'no-account-and-no-resource';

/** What became of a value. */
export type Normalised =
  | { outcome: 'finding'; record: FindingRecord }
  | { outcome: 'rejected'; reason: RejectionReason; recordId?: string };

/** What the normaliser knows besides the value. */
export type NormaliseContext = {
  /** AWS's clock when the value was seen; ISO 8601 */
  observedAt: string;
  controls: ControlDirectory;
};

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
  const resources = resourcesOf(value, identity, gaps);
  if (identity.account === undefined && resources.length === 0) {
    return {
      outcome: 'rejected',
      reason: 'no-account-and-no-resource',
      recordId: id,
    };
  }

  const observedAt = readTime(context.observedAt)?.time ?? context.observedAt;
  const product = productOf(value);
  const types = typesOf(value);
  const vulnerabilities = vulnerabilitiesOf(value);
  const kind = findingKind(value, {
    product: product.key,
    types,
    hasCompliance:
      asText(memberAt(value, 'Compliance', 'Status')) !== undefined,
  });
  const controlId =
    kind === 'control' ? controlIdOf(value, context.controls) : undefined;
  if (kind !== 'control') {
    // The order means something only where the first is the one that was checked.
    resources.sort(
      (a, b) =>
        compareText(a.canonicalId, b.canonicalId) || compareText(a.id, b.id),
    );
  } else if (controlId === undefined) {
    gaps.absent('Compliance.SecurityControlId and GeneratorId');
  }

  const owningAccount = owningAccountOf(value, product.key, identity.account);
  const identifying = identifyingResources(kind, resources);
  const issueRegion =
    areGlobal(identifying) ||
    (controlId !== undefined && context.controls.isGlobalControl(controlId))
      ? 'global'
      : identity.region ?? 'unknown';
  const discriminator = discriminatorOf(value, {
    id,
    product: product.stable,
    kind,
    controlId,
    types,
    vulnerabilities,
    placed:
      owningAccount !== undefined &&
      issueRegion !== 'unknown' &&
      identifying.length > 0,
  });
  const key = stableKey({
    partition: identity.partition,
    owningAccount,
    region: issueRegion,
    product: product.stable,
    discriminator: discriminator.text,
    resources: identifying,
  });
  const customer = customerGroupOf(value, observedAt, gaps);
  const provider = providerContentOf(value, {
    id,
    product: product.key,
    types,
    resources,
    vulnerabilities,
    gaps,
  });
  // All that is neither the customer's nor the moment's follows the provider's version, so it is in its hash.
  const providerSide = {
    issueKey: sha256(key),
    stableKey: key,
    owningAccount,
    owningAccountName:
      cut(asText(member(value, 'AwsAccountName')) ?? '', 200) || undefined,
    issueRegion,
    kind,
    product: { key: product.key, name: product.name },
    controlId,
    survivesRecreation: discriminator.survivesRecreation,
    gaps: gaps.list(),
  };
  const updatedAt = provider.updatedAt ?? '';
  const latest = minutesLater(observedAt, 5);
  return {
    outcome: 'finding',
    record: {
      recordKey: recordKeyOf(identity),
      twinKey: twinKeyOf(identity),
      identity,
      ...providerSide,
      provider: {
        order: [
          updatedAt > latest ? latest : updatedAt,
          provider.processedAt ?? '',
          observedAt,
          hashOf([providerSide, provider]),
        ],
        ...provider,
      },
      customer,
      observedAt,
    },
  };
}
