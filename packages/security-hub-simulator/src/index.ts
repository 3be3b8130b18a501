export * from './simulator';
export * from './store/AsffRecord';
export * from './store/Organisation';
export * from './store/Switches';
export * from './store/SimulatorClock';
export type { BaseCredentials } from './store/Credentials';
export type { CallCount } from './store/CallCounts';
export type { FindingFault, OperationFault } from './store/Faults';
export type {
  RecordSelector,
  RecordView,
  SimulatorControl,
} from './control/SimulatorControl';
export type { CheckResult } from './control/checkResults';
export { controlPath } from './control/ControlEndpoint';
export { parseFindingsExport } from './export/parseFindingsExport';
export type { ParsedExport } from './export/parseFindingsExport';
export type { BrokenEntry } from './export/scanElements';
export * from './generator/generateOrganisation';
export * from './generator/demoAccounts';
export * from './generator/demoComponents';
export * from './export/loadExport';
export * from './generator/emptyOrganisation';
