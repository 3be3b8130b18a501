export * from './keepPushStates';
export * from './listPushStates';
export * from './PushState';
export * from './queueDepth';
export * from './savePushProgress';
