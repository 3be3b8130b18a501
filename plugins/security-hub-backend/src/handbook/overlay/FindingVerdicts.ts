import { Knex } from 'knex';
import { loadOwners } from '../../database/operations/queries/loadOwners';
import { FindingRow } from '../../database/rows';
import { OverlayState } from './OverlayState';
import { verdictVersion } from './presentOverlay';

/** Which verdict of the organisation stands over a finding. */
export class FindingVerdicts {
  static create(options: {
    overlay: Pick<OverlayState, 'follow'>;
    /** `spec.type` of an entity */
    typeOf: (entityRef: string) => string | undefined;
  }): FindingVerdicts {
    return new FindingVerdicts(options);
  }

  readonly #options: Parameters<typeof FindingVerdicts.create>[0];

  private constructor(options: Parameters<typeof FindingVerdicts.create>[0]) {
    this.#options = options;
  }

  /** Versions of the verdicts by finding key; a finding without one is left out. */
  async versions(
    transaction: Knex.Transaction,
    findings: ReadonlyArray<
      Pick<FindingRow, 'key' | 'control_id' | 'environment' | 'account'>
    >,
  ): Promise<Map<string, string>> {
    const overlay = await this.#options.overlay.follow(transaction);
    const judged = findings.filter(
      ({ control_id: id }) => id !== null && overlay.page(id) !== undefined,
    );
    const owners = await loadOwners(
      transaction,
      judged.map(({ key }) => key),
    );
    return new Map(
      judged.flatMap(({ key, control_id: id, environment, account }) => {
        const primary = owners.get(key)?.find(owner => owner.is_primary);
        const found = overlay.verdict(id ?? '', {
          environment,
          account: account ?? undefined,
          entityType: primary && this.#options.typeOf(primary.entity_ref),
        });
        return found ? [[key, verdictVersion(found)] as const] : [];
      }),
    );
  }
}
