/** The language of scopes, which other backend modules read, too. */
export {
  describeSelector,
  fitsChunks,
  fitsTerm,
  isArnPatternMistake,
  matchesArn,
  parseArnPattern,
  parseScope,
  plainTagTerm,
  scopeAnnotations,
  scopeHash,
  selectorHash,
  splitArn,
  writeAnnotations,
  writeTags,
} from 'backstage-plugin-security-hub-node';
export type {
  ArnPattern,
  NamedEnvironment,
  RelatedResource,
  ScopeDefinition,
  Selector,
  SelectorParts,
  TagTerm,
} from 'backstage-plugin-security-hub-node';
