/**
 * The same components for apps of the old frontend system.
 *
 * @packageDocumentation
 */
export { securityHubApiRef } from './api';
export { isSecurityHubAvailable } from './isSecurityHubAvailable';
export {
  EntitySecurityCard,
  EntitySecurityContent,
  SecurityHubPage,
  securityHubPlugin,
} from './legacyPlugin';
export { securityHubTranslationRef } from './translations/securityHubTranslationRef';
