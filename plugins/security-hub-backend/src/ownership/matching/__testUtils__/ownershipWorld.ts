import { createLedger } from '../../../accounts';
import { ClaimsSettings, OwnershipSettings } from '../../../config/settings';
import { resolveClaims, ResolvedScope } from '../../claims';
import { parseScope } from '../../scope';
import { createOwnershipIndex } from '../createOwnershipIndex';
import { OwnershipMatch, OwnershipSubject, SubjectResource } from '../types';

/** Of team-a, prod. */
export const shop = '111122223333';
/** Of team-a, prod. */
export const data = '444455556666';
/** Of nobody, dev. */
export const alone = '777788889999';
/** Of team-a, stage. */
export const stage = '555566667777';
/** Of team-a; nobody has named its environment. */
export const vague = '666677778888';
/** Not in the ledger. */
export const foreign = '123412341234';

/** The accounts above. */
export const ledger = createLedger({
  accounts: [
    {
      id: shop,
      partition: 'aws',
      environment: 'prod',
      owner: 'group:default/team-a',
    },
    {
      id: data,
      partition: 'aws',
      environment: 'prod',
      owner: 'group:default/team-a',
    },
    { id: alone, partition: 'aws', environment: 'dev' },
    {
      id: stage,
      partition: 'aws',
      environment: 'stage',
      owner: 'group:default/team-a',
    },
    {
      id: vague,
      partition: 'aws',
      environment: 'unknown',
      owner: 'group:default/team-a',
    },
  ],
  resources: [],
  trustedLocations: [],
});

/** Of one entity. */
export type Annotations = Record<string, string>;
/** By name: what begins with `b-` belongs to team-b, with `c-` to team-c, which may claim {@link shop}, too; the others to team-a. */
export type Entities = Record<
  string,
  Annotations | { annotations: Annotations; related: string[] }
>;

/** Their checked scopes. */
export function scopesOf(
  entities: Entities,
  mode: ClaimsSettings['mode'] = 'ledger',
): ResolvedScope[] {
  return Object.entries(entities).map(([name, given]) => {
    const related =
      typeof given.related === 'object' ? (given.related as string[]) : [];
    const annotations = (
      typeof given.annotations === 'object' ? given.annotations : given
    ) as Annotations;
    return resolveClaims(
      parseScope({
        annotations,
        related: [{ entityRef: 'resource:default/related', arns: related }],
      }),
      {
        ref: `component:default/${name}`,
        ownerRefs: [
          `group:default/team-${/^[bc](?=-)/.exec(name)?.[0] ?? 'a'}`,
        ],
      },
      ledger,
      {
        mode,
        allow: [{ owner: 'group:default/team-c', accounts: [shop] }],
        trustedLocations: [],
      },
    );
  });
}

/** A resource of a finding. */
export function resource(
  id: string,
  tags?: Record<string, string>,
  more: Partial<SubjectResource> = {},
): SubjectResource {
  return {
    id,
    canonicalId: id,
    arnAccount: id.split(':')[4] || undefined,
    tags,
    ...more,
  };
}

/** A finding on a bucket in {@link shop}. */
export function subject(
  changes: Partial<OwnershipSubject> = {},
): OwnershipSubject {
  return {
    partition: 'aws',
    account: shop,
    region: 'ap-northeast-1',
    resources: [resource('arn:aws:s3:::checkout-logs')],
    ...changes,
  };
}

/** Owners of a finding in a world of these entities. */
export function ownersIn(
  entities: Entities,
  changes: Partial<OwnershipSubject>,
  extras: OwnershipSettings = {},
): OwnershipMatch[] {
  const known = new Set(
    Object.keys(entities).map(name => `component:default/${name}`),
  );
  return createOwnershipIndex(scopesOf(entities), ledger, {
    ...extras,
    hasEntity: ref => known.has(ref) || ref === 'group:default/platform',
  }).match(subject(changes));
}

/** Matches in short: name, rank, and whether primary or in conflict. */
export function brief(matches: OwnershipMatch[]): string[] {
  return matches.map(
    ({ entityRef, isPrimary, conflict, rank }) =>
      `${entityRef.split('/')[1]} ${rank}${isPrimary ? ' primary' : ''}${
        conflict ? ' conflict' : ''
      }`,
  );
}

/** Claims {@link shop} as a whole. */
export const account = { 'aws-security-hub/account-ids': shop };
/** Claims by tags. */
export const tag = (tags: string) => ({ 'aws-security-hub/tags': tags });
/** Claims by ARNs. */
export const arns = (text: string) => ({ 'aws-security-hub/arns': text });
/** Claims in the full form. */
export const full = (text: string) => ({ 'aws-security-hub/scope': text });
