import { RollUpMember } from 'backstage-plugin-security-hub-common';

/** The numbers of a member in the order of their columns. */
export function memberNumbers({ counts, overdue, accepted }: RollUpMember) {
  return {
    actNow: counts.critical,
    thisSprint: counts.high,
    later: counts.medium + counts.low,
    overdue,
    accepted,
  };
}
