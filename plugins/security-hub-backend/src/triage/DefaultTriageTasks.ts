import { Knex } from 'knex';
import { transact } from '../database/contention';
import { selectDueDecisions } from '../database/operations/triage/loadDecision';
import { selectAppliedReopenings } from '../database/operations/triage/selectAppliedReopenings';
import { endAppliedReopening } from './changes/endAppliedReopening';
import { expireDecision } from './changes/expireDecision';
import { TriageTasks } from './types';
import { OutboxVerifier, VerifierOptions } from './writeBack/OutboxVerifier';
import { OutboxWriter } from './writeBack/OutboxWriter';

const decisionsAtOnce = 100;

/** Expiry, write-back and verification over the plugin's database. */
export class DefaultTriageTasks implements TriageTasks {
  readonly #database: Knex;
  readonly #options: VerifierOptions;
  readonly #writer: OutboxWriter;
  readonly #verifier: OutboxVerifier;

  static create(options: VerifierOptions): DefaultTriageTasks {
    return new DefaultTriageTasks(options);
  }

  private constructor(options: VerifierOptions) {
    this.#database = options.database;
    this.#options = options;
    this.#writer = OutboxWriter.create(options);
    this.#verifier = OutboxVerifier.create(options);
  }

  async expireDue(now = this.#options.clock()): Promise<number> {
    const at = now.toISOString();
    const { writeBack } = this.#options.settings;
    let ended = 0;
    for (;;) {
      const due = await selectDueDecisions(this.#database, at, decisionsAtOnce);
      let progress = 0;
      for (const id of due) {
        const endedNow = await transact(this.#database, transaction =>
          expireDecision(transaction, id, { at, writeBack }),
        );
        progress += endedNow ? 1 : 0;
      }
      ended += progress;
      if (progress === 0) {
        return ended;
      }
    }
  }

  async writePending(): Promise<number> {
    const worked = await this.#writer.writePending();
    await this.#endAppliedReopenings();
    return worked;
  }

  async verifyWritten(): Promise<number> {
    const worked = await this.#verifier.verifyWritten();
    await this.#endAppliedReopenings();
    return worked;
  }

  async #endAppliedReopenings(): Promise<void> {
    const at = this.#options.clock().toISOString();
    for (const reopening of await selectAppliedReopenings(this.#database)) {
      await transact(this.#database, transaction =>
        endAppliedReopening(transaction, { ...reopening, at }),
      );
    }
  }
}
