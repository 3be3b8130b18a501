export { catalogModuleSecurityHub as default } from './module';
