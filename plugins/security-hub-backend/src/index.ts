export { securityHubPlugin as default } from './plugin';
