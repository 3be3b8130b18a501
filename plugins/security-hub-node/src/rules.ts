import { createPermissionRule } from '@backstage/plugin-permission-node';
import {
  environments,
  FindingFilterField,
  matchesFindingFilter,
  severities,
} from 'backstage-plugin-security-hub-common';
import { z } from 'zod/v3';
import { securityHubFindingResourceRef } from './resource';

/** Keeps findings of the given severities. @public */
export const hasSeverity = createPermissionRule({
  name: 'HAS_SEVERITY',
  description: 'Allow findings of the given severities',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    severities: z.array(z.enum(severities)).describe('AWS severity labels'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('severity', params.severities)),
  toQuery: params => filter('severity', params.severities),
});

/** Keeps findings of the given accounts. @public */
export const hasAccount = createPermissionRule({
  name: 'HAS_ACCOUNT',
  description: 'Allow findings of the given AWS accounts',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    accounts: z.array(z.string()).describe('Account ids of 12 digits'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('account', params.accounts)),
  toQuery: params => filter('account', params.accounts),
});

/** Keeps findings of accounts in the given environments. @public */
export const hasEnvironment = createPermissionRule({
  name: 'HAS_ENVIRONMENT',
  description: 'Allow findings of accounts in the given environments',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.enum(environments)).describe('Environments'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('environment', params.environments)),
  toQuery: params => filter('environment', params.environments),
});

function filter(field: FindingFilterField, values: string[]) {
  return { field, values };
}

/** All rules of the plugin. @public */
export const securityHubFindingRules = [
  hasSeverity,
  hasAccount,
  hasEnvironment,
];
