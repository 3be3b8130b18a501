import { DurationLikeObject } from 'luxon';
import { storeRecords } from '../export/storeRecords';
import { ListingCursor, PageTokens } from '../operations/pageTokens';
import { AsffRecord, textOf } from '../store/AsffRecord';
import { CallCount, CallCounts } from '../store/CallCounts';
import { FindingFault, OperationFault } from '../store/Faults';
import { SimulatedAccount, SimulatedRole } from '../store/Organisation';
import { Switches } from '../store/Switches';
import { World } from '../store/World';
import { editRecord, editUnifiedStatus } from './editRecords';
import { EventControl } from './EventControl';
import { RecordSelector, selectRecords } from './selectRecords';
import { checkAgain, CheckResult, setRecordState } from './checkResults';
import { SurroundingsControl } from './SurroundingsControl';

type Tokens = Pick<PageTokens<ListingCursor>, 'lifetime' | 'clear'>;

/** A record as the world holds it, whoever may see it. */
export type RecordView = {
  account: string;
  region: string;
  finding: AsffRecord;
  /** Status in the unified Security Hub (U5). */
  unifiedStatus?: string;
};

/**
 * Changes the simulated world and looks into it, as no caller of AWS could. The
 * same functions are served over HTTP under `/__control/`.
 */
export class SimulatorControl {
  /** Queues, rules and events. */
  readonly events: EventControl;
  private readonly world: World;
  private readonly counts: CallCounts;
  private readonly tokens: readonly Tokens[];
  /** What lies around the findings: tags, recorders, and which Security Hub holds what. */
  readonly surroundings: SurroundingsControl;

  private constructor(
    world: World,
    counts: CallCounts,
    tokens: readonly Tokens[],
  ) {
    this.world = world;
    this.events = EventControl.create(world);
    this.counts = counts;
    this.tokens = tokens;
    this.surroundings = SurroundingsControl.create(world);
  }

  static create(options: {
    world: World;
    counts: CallCounts;
    tokens: readonly Tokens[];
  }): SimulatorControl {
    return new SimulatorControl(options.world, options.counts, options.tokens);
  }

  /** The records that a selector names, in order of arrival; at most `limit` (default all). */
  listRecords(selector: RecordSelector = {}, limit = Infinity): RecordView[] {
    this.world.settle();
    return selectRecords(this.world, selector)
      .slice(0, limit)
      .map(({ account, region, finding, unifiedStatus }) => ({
        account,
        region,
        finding,
        ...(unifiedStatus ? { unifiedStatus } : {}),
      }));
  }

  /** The first record with an id. */
  getRecord(id: string): RecordView | undefined {
    return this.listRecords({ id }, 1)[0];
  }

  /** A control's check runs on the records' resources. Returns how many were updated. */
  setCompliance(selector: RecordSelector, result: CheckResult): number {
    this.world.settle();
    return selectRecords(this.world, selector).filter(record =>
      checkAgain(this.world, record, result),
    ).length;
  }

  /** `setCompliance` with PASSED. */
  pass(selector: RecordSelector): number {
    return this.setCompliance(selector, 'PASSED');
  }

  /** `setCompliance` with FAILED. */
  fail(selector: RecordSelector): number {
    return this.setCompliance(selector, 'FAILED');
  }

  /** The check runs again with the result it had. */
  recheck(selector: RecordSelector): number {
    this.world.settle();
    return selectRecords(this.world, selector).filter(record =>
      checkAgain(
        this.world,
        record,
        (textOf(record.finding, 'Compliance', 'Status') ??
          'FAILED') as CheckResult,
      ),
    ).length;
  }

  /** The provider archives the records. */
  archive(selector: RecordSelector): number {
    return this.setState(selector, 'ARCHIVED');
  }

  /** Archived records come back. */
  activate(selector: RecordSelector): number {
    return this.setState(selector, 'ACTIVE');
  }

  /** Security Hub drops the records for good. */
  deleteRecords(selector: RecordSelector): number {
    const records = selectRecords(this.world, selector);
    for (const record of records) {
      this.world.records.delete(record);
    }
    return records.length;
  }

  /** Replaces members of findings directly, e.g. what another customer wrote. */
  patch(selector: RecordSelector, members: Record<string, unknown>): number {
    this.world.settle();
    const records = selectRecords(this.world, selector);
    for (const record of records) {
      editRecord(this.world, record, members);
    }
    return records.length;
  }

  /** Somebody sets a status in the unified Security Hub; with U5 `linked` the workflow follows. */
  setUnifiedStatus(selector: RecordSelector, status: string): number {
    const records = selectRecords(this.world, selector);
    for (const record of records) {
      editUnifiedStatus(this.world, record, status);
    }
    return records.length;
  }

  /** Adds records as they are, each to the store of its account and Region. */
  addFindings(records: readonly AsffRecord[]): number {
    return storeRecords(this.world, records);
  }

  /** Adds an account, or changes the one with this id. */
  setAccount(account: SimulatedAccount): void {
    this.world.accounts.set(account.id, {
      ...this.world.accounts.get(account.id),
      ...account,
    });
  }

  /** Adds a role, or changes the one with this ARN. */
  setRole(role: SimulatedRole): void {
    this.world.roles.set(role.arn, role);
  }

  /** Removes a role: AssumeRole is denied from now on. */
  deleteRole(arn: string): void {
    this.world.roles.delete(arn);
  }

  /** Denies a role or user everything, or the named operations (`AssumeRole` among them). */
  deny(arn: string, operations?: readonly string[]): void {
    this.world.faults.deny(arn, operations);
  }

  /** Takes a denial back. */
  allow(arn: string): void {
    this.world.faults.allow(arn);
  }

  /** Makes an operation fail or slow. */
  addFault(fault: OperationFault): void {
    this.world.faults.addOperation(fault);
  }

  /** Makes a finding come back in `UnprocessedFindings`. */
  addFindingFault(fault: FindingFault): void {
    this.world.faults.addFinding(fault);
  }

  /** Lets the `Date` header of replies run ahead of the world's clock (or behind, with a negative number). */
  setDateSkew(milliseconds: number): void {
    this.world.dateSkew = milliseconds;
  }

  /** Forgets all faults and denials. */
  clearFaults(): void {
    this.world.faults.clear();
  }

  /** The switches as they stand. */
  getSwitches(): Switches {
    return { ...this.world.switches };
  }

  /** Sets some switches. */
  setSwitches(switches: Partial<Switches>): void {
    Object.assign(this.world.switches, switches);
  }

  /** `undefined`: no limits; else a factor on the documented ones. */
  setLimitScale(scale: number | undefined): void {
    this.world.buckets.setScale(scale);
  }

  /** Milliseconds until a BatchUpdateFindings takes effect; those under way keep theirs. */
  setUpdateDelay(milliseconds: number): void {
    this.world.updateDelay = milliseconds;
  }

  /** Milliseconds that a NextToken can be used; for tokens issued from now on. */
  setTokenLifetime(milliseconds: number): void {
    for (const tokens of this.tokens) {
      tokens.lifetime = milliseconds;
    }
  }

  /** Makes every NextToken invalid. */
  expireTokens(): void {
    this.tokens.forEach(tokens => tokens.clear());
  }

  /** Makes every temporary session expired. */
  expireSessions(): void {
    this.world.credentials.expireSessions();
  }

  /** The world's time. */
  now(): Date {
    return new Date(this.world.clock.now());
  }

  /** Moves the world's clock. */
  advanceClock(by: DurationLikeObject): void {
    this.world.clock.advance(by);
    this.world.settle();
    this.world.queues.wake();
  }

  /** Sets the world's clock. */
  setClock(to: Date): void {
    this.world.clock.set(to);
    this.world.settle();
    this.world.queues.wake();
  }

  /** Calls by operation, account and Region since the start or the last `clearCallCounts`. */
  getCallCounts(): CallCount[] {
    return this.counts.list();
  }

  clearCallCounts(): void {
    this.counts.clear();
  }

  /** Number of records in the world, or of those that a selector names. */
  countRecords(selector: RecordSelector = {}): number {
    return Object.keys(selector).length === 0
      ? this.world.records.size()
      : selectRecords(this.world, selector).length;
  }

  /** Number of writes that AWS has taken and that are not in effect yet. */
  countPendingUpdates(): number {
    return this.world.pending.count();
  }

  /** Drops all records, messages, pending writes, tokens, faults and counts; accounts, roles and switches stay. */
  clear(): void {
    this.world.records.clear();
    this.world.queues.purge();
    this.world.pending.clear();
    this.world.faults.clear();
    this.world.resourceTags.clear();
    this.expireTokens();
    this.counts.clear();
  }

  private setState(selector: RecordSelector, state: 'ACTIVE' | 'ARCHIVED') {
    this.world.settle();
    const records = selectRecords(this.world, selector);
    for (const record of records) {
      setRecordState(this.world, record, state);
    }
    return records.length;
  }
}
