import {
  AwsSecurityFinding,
  BatchImportFindingsCommand,
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsCommandInput,
  GetFindingsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { inTime } from '../aws/clientOptions';
import { probeFinding, ProbePlace, productArnOf } from './probeFinding';
import { ProbeTimer, ProbeTimes } from './ProbeTimer';

/** The finding is as old as this at first, so that other findings of the account were updated later (U8). */
const AGE_MILLISECONDS = 30 * 24 * 3_600_000;

/** What a provider can change of it. */
export type ProviderChange = {
  compliance?: 'FAILED' | 'PASSED';
  state?: 'ACTIVE' | 'ARCHIVED';
  description?: string;
  /** With the present time instead of the next old one */
  now?: boolean;
};

/** A wait that was not fulfilled in time. */
export class NotSeen extends Error {}

/** The one finding of a probe: imports it, updates it, and watches it. All waits are bounded and told. */
export class Subject {
  readonly place: ProbePlace;
  readonly id: string;
  readonly own: SecurityHubClient;
  readonly times: ProbeTimes;
  readonly timer: ProbeTimer;
  /** Aborted when the user wants to end */
  readonly signal: AbortSignal | undefined;
  readonly #say: (text: string) => void;
  readonly #createdAt: number;
  readonly #deadline: number;
  #updatedAt: number;
  #last: Required<Omit<ProviderChange, 'now'>> = {
    compliance: 'FAILED',
    state: 'ACTIVE',
    description: 'First version',
  };

  static create(options: {
    place: ProbePlace;
    id: string;
    own: SecurityHubClient;
    times: ProbeTimes;
    timer: ProbeTimer;
    say: (text: string) => void;
    /** Ends all waiting */
    signal?: AbortSignal;
  }): Subject {
    return new Subject(options);
  }

  private constructor(options: {
    place: ProbePlace;
    id: string;
    own: SecurityHubClient;
    times: ProbeTimes;
    timer: ProbeTimer;
    say: (text: string) => void;
    /** Ends all waiting */
    signal?: AbortSignal;
  }) {
    this.place = options.place;
    this.id = options.id;
    this.own = options.own;
    this.times = options.times;
    this.timer = options.timer;
    this.signal = options.signal;
    this.#say = options.say;
    this.#createdAt = options.timer.now() - AGE_MILLISECONDS;
    this.#updatedAt = this.#createdAt;
    this.#deadline = options.timer.now() + options.times.total;
  }

  /** Imports the next version, as a provider does. Returns its UpdatedAt. */
  async import(change: ProviderChange = {}): Promise<string> {
    const { now, ...members } = change;
    this.#last = { ...this.#last, ...members };
    this.#updatedAt = now
      ? Math.max(this.timer.now(), this.#updatedAt + 1000)
      : this.#updatedAt + 1000;
    const finding = probeFinding(this.place, this.id, {
      ...this.#last,
      createdAt: new Date(this.#createdAt),
      updatedAt: new Date(this.#updatedAt),
    });
    const { FailedFindings = [] } = await this.own.send(
      new BatchImportFindingsCommand({ Findings: [finding] }),
      inTime(),
    );
    if (FailedFindings.length > 0) {
      const [{ ErrorCode, ErrorMessage }] = FailedFindings;
      throw new Error(
        `AWS did not take the finding (${ErrorCode}: ${ErrorMessage})`,
      );
    }
    return finding.UpdatedAt ?? '';
  }

  /** Updates it as a customer does, by default the account's own. */
  async update(
    change: Omit<BatchUpdateFindingsCommandInput, 'FindingIdentifiers'>,
    by: SecurityHubClient = this.own,
  ): Promise<void> {
    const { UnprocessedFindings = [] } = await by.send(
      new BatchUpdateFindingsCommand({
        ...change,
        FindingIdentifiers: [
          { Id: this.id, ProductArn: productArnOf(this.place) },
        ],
      }),
      inTime(),
    );
    if (UnprocessedFindings.length > 0) {
      const [{ ErrorCode, ErrorMessage }] = UnprocessedFindings;
      throw new Error(
        `AWS did not take the update (${ErrorCode}: ${ErrorMessage})`,
      );
    }
  }

  /** The finding as a client sees it; undefined where it does not. */
  async read(
    client: SecurityHubClient = this.own,
  ): Promise<AwsSecurityFinding | undefined> {
    const { Findings = [] } = await client.send(
      new GetFindingsCommand({
        Filters: {
          Id: [{ Value: this.id, Comparison: 'EQUALS' }],
          ProductArn: [
            { Value: productArnOf(this.place), Comparison: 'EQUALS' },
          ],
        },
        MaxResults: 1,
      }),
      inTime(),
    );
    return Findings[0];
  }

  /**
   * Looks again and again until the condition holds.
   * @throws NotSeen when the wait or the whole probe has run out of time
   */
  async until(
    what: string,
    condition: (finding: AwsSecurityFinding) => boolean,
    client: SecurityHubClient = this.own,
  ): Promise<AwsSecurityFinding> {
    return this.poll(what, async () => {
      const finding = await this.read(client);
      return finding && condition(finding) ? finding : undefined;
    });
  }

  /** As {@link until}, for any look. @throws NotSeen */
  async poll<T>(
    what: string,
    look: () => Promise<T | undefined>,
    wait: number = this.times.wait,
  ): Promise<T> {
    const end = Math.min(this.timer.now() + wait, this.#deadline);
    const seconds = Math.max(0, Math.round((end - this.timer.now()) / 1000));
    this.#say(`  waiting until ${what} (at most ${seconds} s)`);
    for (;;) {
      const seen = await look();
      if (seen !== undefined) {
        return seen;
      }
      if (this.timer.now() >= end) {
        throw new NotSeen(`not seen within ${seconds} s: ${what}`);
      }
      await this.pause();
    }
  }

  /** Watches the workflow status until it is another one, or has stayed for the settling time. */
  async watchStatus(
    status: string,
    client: SecurityHubClient = this.own,
  ): Promise<string> {
    const end = this.timer.now() + this.times.settle;
    this.#say(
      `  watching whether it stays ${status} (${Math.round(
        this.times.settle / 1000,
      )} s)`,
    );
    for (;;) {
      const seen = (await this.read(client))?.Workflow?.Status ?? 'missing';
      if (seen !== status || this.timer.now() >= end) {
        return seen;
      }
      await this.pause();
    }
  }

  /** Sets a workflow status and waits until it shows. */
  async setStatus(
    status: 'NEW' | 'NOTIFIED' | 'SUPPRESSED',
    by: SecurityHubClient = this.own,
  ): Promise<void> {
    await this.update({ Workflow: { Status: status } }, by);
    await this.until(
      `it is ${status}`,
      finding => finding.Workflow?.Status === status,
    );
  }

  /** Imports a version and waits until it shows. */
  async importAndSee(change: ProviderChange = {}): Promise<AwsSecurityFinding> {
    const updatedAt = await this.import(change);
    return this.until(
      `the version of ${updatedAt} is there`,
      finding => Date.parse(finding.UpdatedAt ?? '') >= Date.parse(updatedAt),
    );
  }

  /** Waits until the next look. @throws Error when the user has ended it */
  async pause(): Promise<void> {
    this.signal?.throwIfAborted();
    await this.timer.sleep(this.times.interval, this.signal);
    this.signal?.throwIfAborted();
  }

  say(text: string): void {
    this.#say(text);
  }
}
