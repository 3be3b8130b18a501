/**
 * Findings of AWS Security Hub on the pages of the catalog's entities.
 *
 * @packageDocumentation
 */
export { securityHubPlugin as default } from './plugin';
export { securityHubApiRef } from './api';
export { isSecurityHubAvailable } from './isSecurityHubAvailable';
export { securityHubTranslationRef } from './translations/securityHubTranslationRef';
