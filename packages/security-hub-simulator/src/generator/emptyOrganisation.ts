import { SimulatedOrganisation } from '../store/Organisation';
import {
  demoAdministrator,
  demoHomeRegion,
  simulatedAccounts,
  simulatedRoles,
} from './demoAccounts';

/**
 * The demo's administrator account and nothing else: what an export of one's own
 * findings is loaded into. Accounts of the export become its members.
 */
export function emptyOrganisation(): SimulatedOrganisation {
  return {
    administrator: demoAdministrator,
    homeRegion: demoHomeRegion,
    linkedRegions: [],
    accounts: simulatedAccounts().filter(({ id }) => id === demoAdministrator),
    roles: simulatedRoles().filter(({ arn }) =>
      arn.includes(demoAdministrator),
    ),
    findings: [],
  };
}
