import type {
  FindingKind,
  FindingResource,
} from 'backstage-plugin-security-hub-common';
import { parseArn } from './arn';
import { compareText, sortedSet } from './json';

/** The parts of a stable key; see `stableKey`. */
export type StableKeyParts = {
  partition: string;
  owningAccount?: string;
  /** Region or `global` */
  region: string;
  product: string;
  discriminator: string;
  /** Canonical ids */
  resources: readonly string[];
};

/**
 * The stable key of an issue, version 1: `v1|partition|owning account|Region or global|product|discriminator|canonical resources`.
 * It outlives AWS's finding ids, standards, consolidation and formats, and decisions hang on it: any change needs a new version.
 * `%`, `|` (and `,` between resources) inside a part are escaped, so that no two different lists of parts give one key.
 */
export function stableKey(parts: StableKeyParts): string {
  return [
    'v1',
    escaped(parts.partition),
    escaped(parts.owningAccount ?? ''),
    escaped(parts.region),
    escaped(parts.product),
    escaped(parts.discriminator),
    parts.resources.map(id => escaped(id).replace(/,/g, '%2C')).join(','),
  ].join('|');
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\|/g, '%7C');
}

/** Resources in an order that means something: of a control as AWS lists them, since the first is the one that was checked; else sorted. */
export function orderedResources(
  kind: FindingKind,
  resources: readonly FindingResource[],
): FindingResource[] {
  return kind === 'control'
    ? [...resources]
    : [...resources].sort(
        (a, b) =>
          compareText(a.canonicalId, b.canonicalId) || compareText(a.id, b.id),
      );
}

/** The resources that identify an issue: of a control the first, of others the sorted set, whatever order AWS lists them in. */
export function identifyingResources(
  kind: FindingKind,
  resources: readonly FindingResource[],
): string[] {
  const ids = resources.map(({ canonicalId }) => canonicalId);
  return kind === 'control' ? ids.slice(0, 1) : sortedSet(ids);
}

const globalServices: ReadonlySet<string> = new Set([
  'iam',
  'cloudfront',
  'route53',
  'organizations',
  'globalaccelerator',
]);

/**
 * Whether all these resources are of services without Regions. S3 is not among them: its ARNs name no Region, but a bucket is in one.
 */
export function areGlobal(resources: readonly string[]): boolean {
  return (
    resources.length > 0 &&
    resources.every(id => globalServices.has(parseArn(id)?.service ?? ''))
  );
}
