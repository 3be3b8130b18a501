export * from './countUse';
export * from './overlayFiles';
