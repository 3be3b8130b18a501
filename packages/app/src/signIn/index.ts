export { signInModule } from './module';
export { SwitchPersonaItem } from './SwitchPersonaItem';
