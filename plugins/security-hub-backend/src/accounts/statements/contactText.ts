export { contactText } from 'backstage-plugin-security-hub-node';
