import { EventBus } from '../events/EventBus';
import { publishRecord } from '../events/findingEvents';
import { Queues } from '../queues/Queues';
import { AsffRecord, memberOf, textOf } from './AsffRecord';
import { Credentials, Identity } from './Credentials';
import { Faults } from './Faults';
import {
  ConfigRecorderState,
  FindingFormats,
  SimulatedAccount,
  SimulatedConfigAggregator,
  SimulatedOrganisation,
  SimulatedRole,
} from './Organisation';
import { PendingUpdates } from './PendingUpdates';
import { ChangeOrigin, RecordStore } from './RecordStore';
import { ResourceTags } from './ResourceTags';
import { SimulatorClock } from './SimulatorClock';
import { StoredRecord } from './StoredRecord';
import { Switches } from './Switches';
import { TokenBuckets } from './TokenBuckets';

/** A record together with the version of it that a caller sees. */
export type VisibleRecord = { record: StoredRecord; finding: AsffRecord };

/** `asff`: as Security Hub CSPM holds findings; `ocsf`: as the unified one does. */
export type FindingFormat = Exclude<FindingFormats, 'both'>;

/** The whole simulated world; operations and the control plane act on it. */
export class World {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly records: RecordStore;
  readonly credentials: Credentials;
  readonly faults: Faults;
  readonly buckets: TokenBuckets;
  readonly pending: PendingUpdates;
  readonly queues: Queues;
  readonly events: EventBus;
  readonly accounts: Map<string, SimulatedAccount>;
  readonly roles: Map<string, SimulatedRole>;
  readonly linkedRegions: Set<string>;
  readonly administrator: string;
  readonly homeRegion: string;
  /** Current tags of resources, where they are not those of the findings. */
  readonly resourceTags = ResourceTags.create();
  /** Recorders of AWS Config that differ from their account's, by `<account>|<Region>`. */
  readonly configRecorders = new Map<string, ConfigRecorderState>();
  readonly configAggregators: readonly SimulatedConfigAggregator[];
  readonly managementAccount: string;
  readonly organizationsAnswers: 'both' | 'state' | 'status';
  readonly delegatedAdministrators: ReadonlySet<string>;
  /** Milliseconds until a BatchUpdateFindings takes effect. */
  updateDelay: number;
  /** Milliseconds that the `Date` header runs ahead of the world's clock. */
  dateSkew = 0;

  constructor(options: {
    organisation: SimulatedOrganisation;
    credentials: Credentials;
    clock: SimulatorClock;
    switches: Switches;
    limitScale: number | undefined;
    updateDelay: number;
  }) {
    const { organisation } = options;
    this.clock = options.clock;
    this.switches = options.switches;
    this.credentials = options.credentials;
    this.updateDelay = options.updateDelay;
    this.records = RecordStore.create();
    this.faults = Faults.create();
    this.buckets = TokenBuckets.create(
      () => this.clock.now(),
      options.limitScale,
    );
    this.pending = PendingUpdates.create();
    this.queues = Queues.create(
      () => this.clock.now(),
      () => this.settle(),
    );
    this.events = EventBus.create(this.queues);
    this.accounts = new Map(organisation.accounts.map(a => [a.id, a]));
    this.roles = new Map(organisation.roles.map(role => [role.arn, role]));
    this.linkedRegions = new Set(organisation.linkedRegions);
    this.administrator = organisation.administrator;
    this.homeRegion = organisation.homeRegion;
    this.organizationsAnswers = organisation.organizationsAnswers ?? 'both';
    this.managementAccount =
      organisation.managementAccount ?? organisation.administrator;
    this.delegatedAdministrators = new Set(
      organisation.delegatedAdministrators ?? [organisation.administrator],
    );
    this.configAggregators = organisation.configAggregators ?? [
      {
        name: 'organisation',
        accountId: organisation.administrator,
        region: organisation.homeRegion,
      },
    ];
    for (const finding of organisation.findings) {
      this.records.add(
        textOf(finding, 'AwsAccountId') ?? this.administrator,
        textOf(finding, 'Region') ?? this.homeRegion,
        finding,
      );
    }
    if (organisation.bulk) {
      this.records.addBulk(organisation.bulk);
    }
    for (const queue of organisation.queues ?? []) {
      this.queues.create(queue);
    }
    for (const rule of organisation.eventRules ?? []) {
      this.events.setRule(rule);
    }
    this.records.observe((record, { origin, unified = false }) => {
      const at = origin?.at ?? this.clock.now();
      const lagMinutes = origin?.lagMinutes ?? 0;
      if (!unified) {
        publishRecord(this, record, { at, lagMinutes });
      }
      publishRecord(this, record, { at, lagMinutes, unified: true });
    });
  }

  /** Lets updates take effect whose time has come. */
  settle(): void {
    this.pending.applyUntil(this.clock.now());
  }

  isMember(account: SimulatedAccount): boolean {
    return (
      account.id !== this.administrator &&
      (account.memberStatus ?? 'Enabled') === 'Enabled'
    );
  }

  hubEnabled(accountId: string): boolean {
    const account = this.accounts.get(accountId);
    return account !== undefined && account.hubEnabled !== false;
  }

  /** Whether AWS Config records an account's resources in a Region. */
  configRecorder(accountId: string, region: string): ConfigRecorderState {
    return (
      this.configRecorders.get(`${accountId}|${region}`) ??
      this.accounts.get(accountId)?.configRecorder ??
      'recording'
    );
  }

  /** Whether the unified Security Hub is enabled in an account. */
  unifiedHubEnabled(accountId: string): boolean {
    return this.accounts.get(accountId)?.unifiedHubEnabled === true;
  }

  /** Whether the Security Hub of a format holds a record. */
  holds(record: StoredRecord, format: FindingFormat): boolean {
    const formats =
      record.formats ??
      this.accounts.get(record.account)?.findingFormats ??
      'both';
    return formats === 'both' || formats === format;
  }

  /** Accounts whose findings an account sees: its own, and as the administrator its members'. */
  visibleAccounts(accountId: string, format: FindingFormat = 'asff'): string[] {
    if (accountId !== this.administrator) {
      return [accountId];
    }
    const members = [...this.accounts.values()].filter(
      account =>
        this.isMember(account) &&
        (format === 'asff'
          ? account.hubEnabled !== false
          : this.unifiedHubEnabled(account.id)),
    );
    return [accountId, ...members.map(account => account.id)];
  }

  /** Regions whose findings can be seen from a Region. */
  visibleRegions(region: string): string[] {
    return region === this.homeRegion
      ? [region, ...this.linkedRegions]
      : [region];
  }

  /** The version of a record that is visible from a Region, undefined where none has arrived yet. */
  versionIn(record: StoredRecord, region: string): AsffRecord | undefined {
    const versions = record.versions;
    if (!versions || record.region === this.homeRegion) {
      return record.finding;
    }
    const now = this.clock.now();
    const fromHome = region !== record.region;
    const seen = versions.filter(
      version => (fromHome ? version.homeAt : version.localAt) <= now,
    );
    return seen[seen.length - 1]?.finding;
  }

  /**
   * Walks over all records that an identity sees in a Region, without making findings.
   *
   * @param only - account ids that are enough
   */
  *recordsIn(
    identity: Identity,
    region: string,
    only?: readonly string[],
    format: FindingFormat = 'asff',
  ): Generator<readonly StoredRecord[]> {
    for (const account of this.visibleAccounts(identity.accountId, format)) {
      if (!only || only.includes(account)) {
        for (const visibleRegion of this.visibleRegions(region)) {
          yield this.records.partition(account, visibleRegion);
        }
      }
    }
  }

  /** The records with an id that an identity sees in a Region. */
  visibleWithId(
    identity: Identity,
    region: string,
    id: string,
    format: FindingFormat = 'asff',
  ): VisibleRecord[] {
    const accounts = this.visibleAccounts(identity.accountId, format);
    const regions = this.visibleRegions(region);
    return this.records.withId(id).flatMap(record => {
      const finding =
        accounts.includes(record.account) &&
        regions.includes(record.region) &&
        this.holds(record, format)
          ? this.versionIn(record, region)
          : undefined;
      return finding ? [{ record, finding }] : [];
    });
  }

  /** The records that `{Id, ProductArn}` names. */
  find(
    identity: Identity,
    region: string,
    identifier: unknown,
  ): VisibleRecord[] {
    return this.visibleWithId(
      identity,
      region,
      String(memberOf(identifier, 'Id')),
    ).filter(
      ({ finding }) =>
        finding.ProductArn === memberOf(identifier, 'ProductArn'),
    );
  }

  /** Describes a change for the store. */
  origin(
    record: { region: string },
    change: Pick<ChangeOrigin, 'source' | 'identity'> & {
      region: string;
      at?: number;
    },
  ): ChangeOrigin {
    const replicated =
      record.region !== this.homeRegion &&
      this.linkedRegions.has(record.region);
    return {
      at: change.at ?? this.clock.now(),
      source: change.source,
      identity: change.identity,
      lagMinutes: replicated ? this.switches.homeRegionLagMinutes : 0,
      fromHome: change.region !== record.region,
    };
  }
}
