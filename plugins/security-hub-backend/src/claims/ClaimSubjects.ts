import { GroupHierarchy } from '../access/caller';
import { AccountLedger } from '../accounts';
import { ResolvedScope } from '../ownership';

/** Entities, accounts and groups as the last sweep of the catalog gave them. */
export interface ClaimSubjects extends GroupHierarchy {
  readonly ledger: AccountLedger;
  entities(): Iterable<{ entity: { ref: string } }>;
  /** Owners of an entity; a group owns itself */
  ownersOf(entityRef: string): string[];
  /** What an entity claims; undefined for one that the sweep has not seen */
  resolvedOf(entityRef: string): ResolvedScope | undefined;
}
