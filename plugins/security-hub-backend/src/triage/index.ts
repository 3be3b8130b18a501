export * from './DefaultDecisionFollower';
export * from './DefaultTriageService';
export * from './DefaultTriageTasks';
export * from './state/statusUnderDecision';
export * from './toDecision';
export * from './types';
export * from './writeBack/policy';
