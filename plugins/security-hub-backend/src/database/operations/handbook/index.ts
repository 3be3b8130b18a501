export * from './overlayFiles';
