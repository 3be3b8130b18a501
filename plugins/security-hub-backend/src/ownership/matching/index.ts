export * from './createOwnershipIndex';
export { describeRule, ruleHash, RULES_SETTING } from './rules';
export { sharersWith } from './shares';
export * from './types';
