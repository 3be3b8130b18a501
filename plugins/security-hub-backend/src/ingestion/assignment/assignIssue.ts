import {
  Environment,
  Issue,
  Layer,
} from 'backstage-plugin-security-hub-common';
import { AccountLedger } from '../../accounts';
import { PrioritySettings } from '../../config/settings';
import { OwnershipIndex, OwnershipMatch } from '../../ownership';
import { layerOf, prioritise, PriorityResult } from '../../priority';

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
  },
): Assignment {
  const { index, ledger, policy, ownersOf } = context;
  const account = issue.account ? ledger.account(issue.account) : undefined;
  const environment = account?.environment ?? 'unknown';
  const owners = index.match({
    partition: issue.partition,
    account: issue.account,
    region: issue.region,
    resources: issue.resources,
  });
  const primary = owners.find(owner => owner.isPrimary);
  return {
    owners,
    environment,
    accountName: account?.name ?? issue.accountName,
    layer: layerOf({
      controlId: issue.controlId,
      resourceType: issue.resources[0]?.type,
      kind: issue.kind,
    }),
    priority: prioritise(
      {
        severity: issue.severity,
        kind: issue.kind,
        firstSeenAt: issue.firstSeenAt,
        failing: issue.failing,
        sample: issue.sample,
      },
      {
        environment,
        owner: primary ? ownersOf(primary.entityRef)[0] : undefined,
      },
      policy,
    ),
  };
}
