import { SecurityHubGateway } from '../../aws';
import { cspmStream } from './cspmStream';
import { FindingStream } from './FindingStream';
import { PullTarget } from './pullTargets';
import { unifiedStream } from './unified/unifiedStream';

/** How a target's findings are read. */
export function streamOf(
  { service }: PullTarget,
  gateway: SecurityHubGateway,
): FindingStream {
  return service === 'unified' ? unifiedStream(gateway) : cspmStream(gateway);
}
