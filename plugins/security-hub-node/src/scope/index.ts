export { scopeAnnotations } from './annotations';
export {
  isArnPatternMistake,
  matchesArn,
  parseArnPattern,
  splitArn,
} from './arnPattern';
export type { ArnPattern, ArnPatternMistake } from './arnPattern';
export { describeSelector } from './describeSelector';
export { parseScope } from './parseScope';
export { scopeHash, selectorHash } from './selectorHash';
export { fitsChunks } from './tagPattern';
export { fitsTerm, plainTagTerm } from './tagTerms';
export * from './types';
export { writeAnnotations } from './writeAnnotations';
export { writeTags } from './writeTags';
