import { SourceSettings } from '../../../config';
import { PullContext } from '../PullContext';
import { PullTarget, servicesOf } from '../pullTargets';
import { discoverAccounts, membersOf } from './discoverAccounts';
import { linkedRegions } from './linkedRegions';
import { tryMembers } from './tryMembers';

/**
 * Asks an administrator for its members: those that it does not see are shown as not connected, those that are new are read from now on.
 * Nothing is thrown: findings can be read without it, and the members of the last success stay. What
 * is found goes into the account ledger as well.
 */
export async function refreshMembers(
  context: PullContext,
  target: PullTarget,
  signal?: AbortSignal,
): Promise<void> {
  const { sources, states, readers, clock, logger } = context;
  const source = sources.find(({ name }) => name === target.source);
  if (!source?.administrator) {
    return;
  }
  try {
    const gateway = await context.gateways.forTarget({
      ...target,
      access: 'read',
    });
    const accounts = await discoverAccounts(context, gateway, source, target);
    const ownRegions = await regionsToRead(context, source, target);
    signal?.throwIfAborted();
    const before = await states.list({ source: source.name });
    const at = new Date(clock.now()).toISOString();
    await states.setMembers(
      target,
      {
        members: membersOf(accounts),
        ownRegions,
        services: servicesOf(source),
      },
      at,
    );
    await context.discoveries?.({
      source: source.name,
      partition: source.partition,
      accounts,
      at,
    });
    if (source.administrator.strategy === 'auto') {
      await tryMembers(context, source, before, signal);
    }
    await readers.refresh();
  } catch (error) {
    if (!signal?.aborted) {
      logger.warn(
        `Cannot list the members of account ${target.account}: ${error}`,
        { source: target.source },
      );
    }
  }
}

/** The Regions in which each member is read by itself; undefined: none. */
async function regionsToRead(
  context: PullContext,
  source: SourceSettings,
  target: PullTarget,
): Promise<string[] | undefined> {
  const { administrator } = source;
  if (!administrator || administrator.strategy === 'aggregator') {
    return undefined;
  }
  const { gateways, states, logger } = context;
  let linked = (await states.get(target))?.regions;
  try {
    const checks = await gateways.checksFor({ ...target, access: 'read' });
    const found = linkedRegions(
      await checks.findingAggregator(),
      administrator.homeRegion,
    );
    if (found) {
      linked = found;
      await states.update(target, { regions: found });
    }
  } catch (error) {
    logger.warn(
      `Cannot read which Regions are linked to ${target.region} of account ${target.account}: ${error}`,
      { source: source.name },
    );
  }
  if (!administrator.memberRegions && !linked) {
    logger.warn(
      `The Regions of source ${source.name} are not known: members are read by themselves in ${target.region} only. Name them in administrator.memberRegions`,
    );
  }
  return (
    administrator.memberRegions ?? [administrator.homeRegion, ...(linked ?? [])]
  );
}
