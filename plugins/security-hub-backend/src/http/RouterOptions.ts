import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { DecisionAccess } from '../access/DecisionAccess';
import { EntityAccess } from '../access/EntityAccess';
import { FindingsService } from '../findings/FindingsService';
import { HandbookService } from '../handbook/HandbookService';
import { SyncService } from '../accounts/SyncService';
import { TriageService } from '../triage';

/** What the routes are made of. */
export type RouterOptions = {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  access: EntityAccess;
  decisionAccess: DecisionAccess;
  findings: FindingsService;
  handbook: HandbookService;
  triage: TriageService;
  sync: SyncService;
};
