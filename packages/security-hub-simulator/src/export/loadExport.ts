import { Simulator } from '../simulator';
import { AsffRecord } from '../store/AsffRecord';

/**
 * Loads the records of an export into a running simulator, as they are: each
 * into the store of its account and Region, which are added where they are new;
 * without an account into the administrator's.
 *
 * @returns how many records were loaded
 */
export function loadExport(
  simulator: Simulator,
  records: readonly AsffRecord[],
): number {
  return simulator.control.addFindings(records);
}
