import {
  Environment,
  environments,
} from 'backstage-plugin-security-hub-common';
import { CloudAccountResource } from '../cloudAccountResource';
import { isTrustedLocation } from '../trustedLocation';
import { AccountStatement, LedgerField, Statements } from './AccountStatement';
import { contactText } from './contactText';

function isEnvironment(value: string): value is Environment {
  return environments.some(environment => environment === value);
}

function environmentOf(
  { entityRef, environment }: CloudAccountResource,
  problems: string[],
): Pick<AccountStatement, 'environment'> & { unreadable: LedgerField[] } {
  if (environment && !isEnvironment(environment)) {
    problems.push(
      `${entityRef}: ${JSON.stringify(
        environment,
      )} is no environment (${environments.join(', ')})`,
    );
    return { unreadable: ['environment'] };
  }
  return {
    environment:
      environment && isEnvironment(environment) && environment !== 'unknown'
        ? environment
        : undefined,
    unreadable: [],
  };
}

function contactOf(
  { entityRef, contact: given }: CloudAccountResource,
  problems: string[],
): Pick<AccountStatement, 'contact'> & { unreadable: LedgerField[] } {
  const contact = given === undefined ? undefined : contactText(given);
  if (given !== undefined && contact === undefined) {
    problems.push(
      `${entityRef}: its contact is not one line of at most 256 characters`,
    );
    return { unreadable: ['contact'] };
  }
  return { contact, unreadable: [] };
}

/** What `cloud-account` resources of the catalog say. One from an untrusted location says nothing. */
export function catalogStatements(
  resources: CloudAccountResource[],
  trustedLocations: string[],
): Statements {
  const problems: string[] = [];
  const statements: AccountStatement[] = [];
  for (const resource of [...resources].sort((a, b) =>
    a.entityRef < b.entityRef ? -1 : 1,
  )) {
    const { accountId: id, entityRef: speaker, name, owner } = resource;
    if (!/^\d{12}$/.test(id)) {
      problems.push(
        `${speaker}: ${JSON.stringify(id)} is no account id (12 digits)`,
      );
    } else if (!isTrustedLocation(resource.originLocation, trustedLocations)) {
      problems.push(
        `${speaker}: ignored, its location is not in securityHub.claims.trustedLocations`,
      );
    } else {
      const environment = environmentOf(resource, problems);
      const contact = contactOf(resource, problems);
      statements.push({
        id,
        kind: 'catalog',
        speaker,
        name,
        owner,
        environment: environment.environment,
        contact: contact.contact,
        unreadable: [...environment.unreadable, ...contact.unreadable],
      });
    }
  }
  return { statements, problems };
}
