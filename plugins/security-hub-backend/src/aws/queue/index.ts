export * from './DefaultEventQueue';
export * from './QueueError';
export * from './types';
