import {
  Environment,
  Issue,
  Layer,
} from 'backstage-plugin-security-hub-common';
import { AccountLedger } from '../../accounts';
import { PrioritySettings } from '../../config/settings';
import { EntityTraits, OwnershipIndex, OwnershipMatch } from '../../ownership';
import {
  layerOf,
  prioritise,
  PriorityContext,
  PriorityResult,
} from '../../priority';

/** What ownership and priority add to an issue. */
export type Assignment = {
  owners: OwnershipMatch[];
  environment: Environment;
  accountName?: string;
  layer?: Layer;
  priority: PriorityResult;
};

/** Finds owners, environment, layer and priority of an issue. Pure. */
export function assignIssue(
  issue: Issue,
  context: {
    index: OwnershipIndex;
    ledger: AccountLedger;
    policy: PrioritySettings;
    /** Owners of an entity */
    ownersOf: (entityRef: string) => string[];
    /** What of an entity changes priorities */
    traitsOf: (entityRef: string) => EntityTraits;
    /** What the handbook's facts say of the control */
    controlLayer?: Layer;
    /** Days to fix the finding in, where the organisation's verdict sets them */
    dueInDays?: (where: {
      environment: Environment;
      entityType: string | undefined;
    }) => number | undefined;
  } & Pick<
    PriorityContext,
    | 'at'
    | 'category'
    | 'pauses'
    | 'reachable'
    | 'threatActivity'
    | 'threatResponder'
  >,
): Assignment {
  const { index, ledger, policy, ownersOf, traitsOf } = context;
  const account = issue.account ? ledger.account(issue.account) : undefined;
  const environment = account?.environment ?? 'unknown';
  const owners = index.match({
    partition: issue.partition,
    account: issue.account,
    region: issue.region,
    controlId: issue.controlId,
    resources: issue.resources,
  });
  const primary = owners.find(owner => owner.isPrimary);
  const { type: entityType, ...traits } = primary
    ? traitsOf(primary.entityRef)
    : ({} as EntityTraits);
  return {
    owners,
    environment,
    accountName: account?.sources.name ? account.name : issue.accountName,
    layer: layerOf({
      controlId: issue.controlId,
      controlLayer: context.controlLayer,
      resourceType: issue.resources[0]?.type,
      kind: issue.kind,
    }),
    priority: prioritise(
      { ...issue, productKey: issue.product.key },
      {
        ...context,
        ...traits,
        environment,
        dueInDays: context.dueInDays?.({ environment, entityType }),
        owner: primary ? ownersOf(primary.entityRef)[0] : undefined,
      },
      policy,
    ),
  };
}
