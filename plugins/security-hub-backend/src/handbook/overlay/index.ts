export { FindingVerdicts } from './FindingVerdicts';
export { OverlayRefresher } from './OverlayRefresher';
export { createOverlaySource } from './createOverlaySource';
export { OverlayState } from './OverlayState';
export { presentOverlay } from './presentOverlay';
export { OverlayVerdicts, type JudgedControl } from './OverlayVerdicts';
export { editUrlOf, newFileUrlOf } from './editUrls';
export {
  presentOrganisation,
  summariseOverlay,
  type PresentingOverlay,
} from './presentOrganisation';
export { presentOwnPage, presentOwnPageFor } from './presentOwnPage';
