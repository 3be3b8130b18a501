import { createPermissionRule } from '@backstage/plugin-permission-node';
import {
  environments,
  FindingFilterField,
  findingKinds,
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

/** Keeps findings of the given controls. @public */
export const hasControl = createPermissionRule({
  name: 'HAS_CONTROL',
  description: 'Allow findings of the given controls',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    controls: z.array(z.string()).describe('Ids of controls, e.g. S3.8'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('control', params.controls)),
  toQuery: params => filter('control', params.controls),
});

/** Keeps findings of the given products. @public */
export const hasProduct = createPermissionRule({
  name: 'HAS_PRODUCT',
  description: 'Allow findings of the given products',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    products: z
      .array(z.string())
      .describe('Keys of products, e.g. guardduty or vendor/product'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('product', params.products)),
  toQuery: params => filter('product', params.products),
});

/** Keeps findings of the given kinds. @public */
export const hasKind = createPermissionRule({
  name: 'HAS_KIND',
  description: 'Allow findings of the given kinds',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    kinds: z.array(z.enum(findingKinds)).describe('Kinds, e.g. vulnerability'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('kind', params.kinds)),
  toQuery: params => filter('kind', params.kinds),
});

/** Keeps findings that are about threats. @public */
export const isThreat = createPermissionRule({
  name: 'IS_THREAT',
  description: 'Allow findings that are about threats',
  resourceRef: securityHubFindingResourceRef,
  apply: subject => matchesFindingFilter(subject, filter('kind', ['threat'])),
  toQuery: () => filter('kind', ['threat']),
});

/**
 * Keeps findings whose primary entity is owned by one of the claims, or by a group above it: a token names direct groups only. A finding
 * without a primary entity is nobody's. @public
 */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow findings whose primary entity is owned by the user',
  resourceRef: securityHubFindingResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, as ownershipEntityRefs of a user'),
  }),
  apply: (subject, params) =>
    matchesFindingFilter(subject, filter('owner', params.claims)),
  toQuery: params => filter('owner', params.claims),
});

function filter(field: FindingFilterField, values: string[]) {
  return { field, values };
}

/** All rules of the plugin. @public */
export const securityHubFindingRules = [
  hasSeverity,
  hasAccount,
  hasEnvironment,
  hasControl,
  hasProduct,
  hasKind,
  isThreat,
  isOwner,
];
