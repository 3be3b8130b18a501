export { describeMistake } from './describeMistake';
export { findMistakes } from './findMistakes';
