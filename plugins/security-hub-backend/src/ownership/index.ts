export * from './catalog';
export * from './claims';
export * from './groupClosure';
export * from './matching';
export * from './rollUps';
export * from './scope';
