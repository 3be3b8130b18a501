import { SecurityHubGateway } from '../../aws';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';

/** Ten thousand members are two hundred calls */
const FRESH_MILLISECONDS = 5 * 60_000;

/** Asks an administrator for its members, so that those it does not see are shown as not connected. */
export async function refreshMembers(
  context: PullContext,
  gateway: SecurityHubGateway,
  target: PullTarget,
): Promise<void> {
  if (target.role !== 'administrator') {
    return;
  }
  const { states, clock, logger } = context;
  const last = (await states.get(target))?.membersReadAt;
  if (last && clock.now() - Date.parse(last) < FRESH_MILLISECONDS) {
    return;
  }
  try {
    const members = await gateway.listMembers();
    const at = new Date(clock.now()).toISOString();
    await states.setMembers(target, members, at);
  } catch (error) {
    // Findings can be read without it; the members of the last success stay
    logger.warn(
      `Cannot list the members of account ${target.account}: ${error}`,
      { source: target.source },
    );
  }
}
