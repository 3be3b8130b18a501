import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { DecisionAccess } from '../access/DecisionAccess';
import { EntityAccess } from '../access/EntityAccess';
import { FindingsService } from '../findings/FindingsService';
import { HandbookPagesService } from '../handbook/pages';
import { AccountsService } from '../accounts/AccountsService';
import { SyncService } from '../accounts/SyncService';
import { ClaimsService } from '../claims';
import { ReportService } from '../reports';
import { ScopePreviewService } from '../scopes';
import { TriageService } from '../triage';

/** What the routes are made of. */
export type RouterOptions = {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  access: EntityAccess;
  decisionAccess: DecisionAccess;
  findings: FindingsService;
  handbookPages: HandbookPagesService;
  triage: TriageService;
  sync: SyncService;
  claims: ClaimsService;
  accounts: AccountsService;
  reports: ReportService;
  scopePreview: ScopePreviewService;
};
