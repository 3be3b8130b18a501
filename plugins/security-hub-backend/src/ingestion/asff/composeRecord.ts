import type {
  FindingKind,
  FindingRecord,
  RecordIdentity,
} from 'backstage-plugin-security-hub-common';
import { sha256 } from '../../hashing/sha256';
import type { ControlDirectory } from './controlDirectory';
import { orderedCustomerGroup, type CustomerContent } from './customerGroup';
import { discriminatorOf, type RuleFacts } from './discriminator';
import type { Gaps } from './gaps';
import { hashOf } from './hash';
import { recordKeyOf, twinKeyOf } from './identity';
import { cut } from './json';
import type { Product } from './product';
import type { ProviderContent } from './providerGroup';
import { areGlobal, identifyingResources, stableKey } from './stableKey';
import { minutesLater, readTime } from './time';

/** What the normaliser knows besides the value. */
export type NormaliseContext = {
  /** AWS's clock when the value was seen; ISO 8601 */
  observedAt: string;
  controls: ControlDirectory;
};

/** What a document of either format says, in our words. */
export type RecordFacts = {
  identity: RecordIdentity;
  owningAccount?: string;
  owningAccountName?: string;
  product: Product;
  kind: FindingKind;
  controlId?: string;
  /** What the discriminator of the product looks at */
  rule: RuleFacts;
  /** Types that identify the issue, where the format adds some of its own to the provider's; default the provider's */
  identifyingTypes?: readonly string[];
  /** Resources in the order of `orderedResources` */
  provider: ProviderContent;
  customer: CustomerContent;
  gaps: Gaps;
};

/**
 * Makes a record from what a document says: its keys, and the order of its versions. The one place that knows how, so that both formats
 * give the same issue the same key.
 */
export function composeRecord(
  facts: RecordFacts,
  context: NormaliseContext,
): FindingRecord {
  const { identity, owningAccount, product, kind, controlId } = facts;
  const { provider, gaps } = facts;
  const observedAt = readTime(context.observedAt)?.time ?? context.observedAt;
  const identifying = identifyingResources(kind, provider.resources);
  const issueRegion =
    areGlobal(identifying) ||
    (controlId !== undefined && context.controls.isGlobalControl(controlId))
      ? 'global'
      : identity.region ?? 'unknown';
  const discriminator = discriminatorOf({
    ...facts.rule,
    id: identity.id,
    product: product.stable,
    kind,
    controlId,
    types: facts.identifyingTypes ?? provider.types,
    vulnerabilities: provider.vulnerabilities,
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
  // All that is neither the customer's nor the moment's follows the provider's version, so it is in its hash.
  const providerSide = {
    issueKey: sha256(key),
    stableKey: key,
    owningAccount,
    owningAccountName: cut(facts.owningAccountName ?? '', 200) || undefined,
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
    customer: orderedCustomerGroup(facts.customer, observedAt),
    observedAt,
  };
}
