export * from './AccountStatement';
export { catalogStatements } from './catalogStatements';
export { configStatements } from './configStatements';
export { discoveryStatements } from './discoveryStatements';
export { joinStatements } from './joinStatements';
