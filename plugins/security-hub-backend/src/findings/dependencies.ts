import { Knex } from 'knex';
import { SecurityHubSettings } from '../config/settings';
import { HandbookService } from '../handbook/HandbookService';
import { ContextLoader } from './ContextLoader';
import { EntityAccess } from '../access/EntityAccess';
import { ThreatAccess } from '../access/ThreatAccess';
import {
  FreshnessLookup,
  HistoryLookup,
  OverlayLookup,
  ScopeLookup,
  VerdictLookup,
} from './lookups';

/** What the findings services are made of. */
export type FindingsDependencies = {
  knex: Knex;
  access: EntityAccess;
  contexts: ContextLoader;
  handbook: HandbookService;
  /** Absent: the organisation says nothing of its own */
  overlay?: OverlayLookup;
  /** As `overlay`, for lists */
  verdicts?: VerdictLookup;
  scopes: ScopeLookup;
  freshness: FreshnessLookup;
  threats: ThreatAccess;
  history: HistoryLookup;
  settings: Pick<SecurityHubSettings, 'writeBack' | 'decisions'>;
  now: () => Date;
};
