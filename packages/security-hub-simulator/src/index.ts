export * from './simulator';
export * from './store/AsffRecord';
export * from './store/Organisation';
export * from './store/Switches';
export * from './store/SimulatorClock';
export type { BaseCredentials } from './store/Credentials';
export type { CallCount } from './store/CallCounts';
export type { FindingFault, OperationFault } from './store/Faults';
export type { RecordSelector } from './control/selectRecords';
export type { RecordView, SimulatorControl } from './control/SimulatorControl';
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
export { toOcsf } from './unified/toOcsf';
export type { OcsfDocument, OcsfSource } from './unified/toOcsf';
export { metadataUidOf } from './unified/ocsfIds';
export type { CurrentTags } from './store/ResourceTags';
export type { SurroundingsControl } from './control/SurroundingsControl';
export type { DeliveryOptions, QueueOptions } from './queues/QueueOptions';
export type { DetailType, EventRule } from './events/EventRule';
export type { EventControl, QueueAddress } from './control/EventControl';
export {
  generatedAccounts,
  mostGeneratedAccounts,
} from './generator/bulk/generatedAccounts';
export type {
  GeneratedAccount,
  GeneratedComponent,
} from './generator/bulk/generatedAccounts';
export type { BulkOptions } from './generator/bulk/generateBulk';
export type { BulkProduct } from './generator/bulk/bulkTables';
export type { FindingSource } from './store/FindingSource';
