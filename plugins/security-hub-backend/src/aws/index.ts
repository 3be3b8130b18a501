export * from './Clock';
export * from './DefaultGatewayProvider';
export * from './HubError';
export * from './SystemClock';
export * from './types';
