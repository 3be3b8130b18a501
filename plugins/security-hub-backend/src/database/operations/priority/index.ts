export * from './queueNeighbours';
export * from './resourceSignals';
export * from './selectOutdated';
