export { FindingVerdicts } from './FindingVerdicts';
export { OverlayRefresher } from './OverlayRefresher';
export { createOverlaySource } from './createOverlaySource';
export { OverlayState } from './OverlayState';
export { presentOverlay } from './presentOverlay';
