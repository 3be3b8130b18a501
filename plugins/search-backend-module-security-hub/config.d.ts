import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** The control handbook of the Security Hub plugin in the portal's search */
      securityHubHandbook?: {
        /** When the handbook is indexed. Default: every 6 hours, the first time 15 seconds after the start, for at most 15 minutes */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Path of the page _Security Hub_ in the portal, which results lead to. Default: `/security-hub` */
        location?: string;
      };
    };
  };
}
