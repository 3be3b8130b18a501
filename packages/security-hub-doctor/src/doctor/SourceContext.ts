import { Failure, describeError } from '../aws/describeError';
import { Session, Sessions } from '../aws/Sessions';
import { SourceSettings, WriteBackMode } from '../settings';
import { RoleUse, roleUsesOf } from './roleUses';

/** What came of an attempt to connect. */
export type Connection =
  | { session: Session; failure?: undefined }
  | { session?: undefined; failure: Failure };

/** What the user wants beyond the usual. */
export type DoctorOptions = {
  /** Take a message from the queue and give it back at once; raises its receive count by one */
  receive: boolean;
};

/** One source under examination, with what earlier checks found. Connections are made once and kept. */
export class SourceContext {
  readonly source: SourceSettings;
  readonly writeBack: WriteBackMode;
  readonly options: DoctorOptions;
  /** Enabled members; undefined until they are known */
  members: string[] | undefined;
  /** ARNs of the rules that the queue's policy lets send; undefined until they are known */
  ruleArns: string[] | undefined;
  readonly #sessions: Sessions;
  readonly #connections = new Map<string, Promise<Connection>>();

  static create(options: {
    source: SourceSettings;
    writeBack: WriteBackMode;
    sessions: Sessions;
    options: DoctorOptions;
  }): SourceContext {
    return new SourceContext(options);
  }

  private constructor(options: {
    source: SourceSettings;
    writeBack: WriteBackMode;
    sessions: Sessions;
    options: DoctorOptions;
  }) {
    this.source = options.source;
    this.writeBack = options.writeBack;
    this.options = options.options;
    this.#sessions = options.sessions;
  }

  /** The roles of config outside of member accounts. */
  roleUses(): RoleUse[] {
    return roleUsesOf(this.source, this.writeBack);
  }

  /** Accounts and Regions that Security Hub is read in, with the use of their read role. */
  readPlaces(): Array<{ account: string; region: string; use: RoleUse }> {
    const reads = this.roleUses().filter(use => use.purpose === 'read');
    return reads.flatMap(use => {
      const account = this.source.accounts?.find(
        item => item.account === use.account,
      );
      return (account?.regions ?? [use.region]).map(region => ({
        account: use.account,
        region,
        use,
      }));
    });
  }

  /** Base credentials, as the plugin chooses them for this source. */
  base(region: string, account?: string): Promise<Connection> {
    const { credentialsAccount } = this.source;
    const id = credentialsAccount ?? account;
    return this.#once(`base/${region}/${id ?? ''}`, () =>
      this.#sessions.base(region, id),
    );
  }

  /** A session for a use: with its role, or the base credentials where it has none. */
  connect(
    use: Pick<RoleUse, 'account' | 'region' | 'role'>,
  ): Promise<Connection> {
    const { account, region, role } = use;
    if (role === undefined) {
      return this.base(region, account);
    }
    return this.assume(use, this.source.externalId);
  }

  /** Assumes a use's role with another ExternalId, or none. */
  async assume(
    use: Pick<RoleUse, 'account' | 'region' | 'role'>,
    externalId: string | undefined,
  ): Promise<Connection> {
    const base = await this.base(use.region);
    if (!base.session) {
      return base;
    }
    const { session } = base;
    const roleArn = this.roleArn(use.account, use.role ?? '');
    return this.#once(`${roleArn}/${use.region}/${externalId ?? ''}`, () =>
      this.#sessions.assume(session, {
        roleArn,
        region: use.region,
        externalId,
      }),
    );
  }

  roleArn(account: string, role: string): string {
    return `arn:${this.source.partition}:iam::${account}:role/${role}`;
  }

  #once(key: string, connect: () => Promise<Session>): Promise<Connection> {
    const known = this.#connections.get(key);
    if (known) {
      return known;
    }
    const made = connect().then(
      session => ({ session }),
      error => ({ failure: describeError(error) }),
    );
    this.#connections.set(key, made);
    return made;
  }
}
