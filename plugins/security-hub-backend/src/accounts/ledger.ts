import {
  Environment,
  environments,
} from 'backstage-plugin-security-hub-common';
import { LedgerAccountSettings } from '../config/settings';
import { CloudAccountResource } from './cloudAccountResource';
import { normaliseEntityRef } from './entityRefs';
import { isTrustedLocation } from './trustedLocation';

/** An account as the ledger knows it. */
export type LedgerAccount = {
  /** 12 digits */
  id: string;
  /** `aws`, `aws-cn`, ...; undefined where only the catalog names the account, which does not say */
  partition?: string;
  /** What people call it; the id where nobody has named it */
  name: string;
  /** `unknown` where nobody has said; never guessed */
  environment: Environment;
  /** Entity ref of the group that owns it */
  owner?: string;
  contact?: string;
  /** `config`, or the ref of the trusted `cloud-account` resource that names the account (its owner, where both do) */
  source: string;
};

/** Who owns which account: the ground on which claims are checked. */
export interface AccountLedger {
  /** The account, or undefined where the ledger does not know it */
  account(id: string): LedgerAccount | undefined;
  /** All accounts, by id */
  accounts(): LedgerAccount[];
  /** Ids of the accounts that this group owns, directly */
  accountsOwnedBy(groupRef: string): string[];
  /** What was left out, and why; for the platform team */
  problems: string[];
}

/** What the ledger is made of. */
export type LedgerInput = {
  accounts: LedgerAccountSettings[];
  /** All `cloud-account` resources of the catalog, trusted or not */
  resources: CloudAccountResource[];
  /** `securityHub.claims.trustedLocations` */
  trustedLocations: string[];
};

function isEnvironment(value: string | undefined): value is Environment {
  return environments.some(environment => environment === value);
}

/**
 * Joins config and the trusted part of the catalog, field by field; config wins. A resource from an untrusted location
 * adds nothing, and two trusted resources which name different owners of one account leave it without an owner.
 */
export function createLedger(input: LedgerInput): AccountLedger {
  const problems: string[] = [];
  const byId = new Map<string, LedgerAccount>();

  for (const resource of [...input.resources].sort((a, b) =>
    a.entityRef < b.entityRef ? -1 : 1,
  )) {
    const { accountId: id, entityRef } = resource;
    if (!/^\d{12}$/.test(id)) {
      problems.push(
        `${entityRef}: ${JSON.stringify(id)} is no account id (12 digits)`,
      );
      continue;
    }
    if (!isTrustedLocation(resource.originLocation, input.trustedLocations)) {
      problems.push(
        `${entityRef}: ignored, its location is not in securityHub.claims.trustedLocations`,
      );
      continue;
    }
    if (resource.environment && !isEnvironment(resource.environment)) {
      problems.push(
        `${entityRef}: ${JSON.stringify(
          resource.environment,
        )} is no environment (${environments.join(', ')})`,
      );
    }
    const environment = isEnvironment(resource.environment)
      ? resource.environment
      : 'unknown';
    const known = byId.get(id);
    if (!known) {
      byId.set(id, {
        id,
        name: resource.name,
        environment,
        owner: resource.owner,
        source: entityRef,
      });
      continue;
    }
    if (known.owner !== resource.owner) {
      problems.push(
        `${entityRef}: names another owner of account ${id} than ${known.source}; neither counts`,
      );
      known.owner = undefined;
    }
    if (known.environment !== environment) {
      problems.push(
        `${entityRef}: names another environment of account ${id} than ${known.source}; neither counts`,
      );
      known.environment = 'unknown';
    }
  }

  const configured = new Set<string>();
  for (const settings of input.accounts) {
    if (configured.has(settings.id)) {
      problems.push(
        `securityHub.accounts: ${settings.id} is listed twice; the first counts`,
      );
      continue;
    }
    configured.add(settings.id);
    const owner = normaliseEntityRef(settings.owner);
    if (settings.owner && !owner) {
      problems.push(
        `securityHub.accounts: ${JSON.stringify(
          settings.owner,
        )} is no entity ref`,
      );
    }
    const known = byId.get(settings.id);
    byId.set(settings.id, {
      id: settings.id,
      partition: settings.partition,
      name: settings.name ?? known?.name ?? settings.id,
      environment:
        settings.environment === 'unknown'
          ? known?.environment ?? 'unknown'
          : settings.environment,
      // An owner that config names wrongly is not replaced by the catalog's: that would hide the mistake
      owner: settings.owner ? owner : known?.owner,
      contact: settings.contact,
      source: settings.owner || !known?.owner ? 'config' : known.source,
    });
  }

  const owned = new Map<string, string[]>();
  const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, owner } of sorted) {
    if (owner) {
      const ids = owned.get(owner) ?? [];
      ids.push(id);
      owned.set(owner, ids);
    }
  }
  return {
    account: id => byId.get(id),
    accounts: () => sorted,
    accountsOwnedBy: groupRef => owned.get(groupRef) ?? [],
    problems,
  };
}
