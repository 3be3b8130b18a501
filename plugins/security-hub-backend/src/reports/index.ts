export { DefaultReportService } from './DefaultReportService';
export type { ReportService } from './ReportService';
