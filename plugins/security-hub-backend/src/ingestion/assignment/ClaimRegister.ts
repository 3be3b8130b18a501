import { ClaimStanding, EntityClaim } from '../../ownership';

/** Where it is kept what entities claim, and what was said of it. */
export interface ClaimRegister {
  /** All verdicts on what is claimed now */
  standing(): Promise<ClaimStanding>;
  /** Keeps all that is claimed now: what is new waits for a verdict, what is claimed no more is withdrawn */
  record(claims: EntityClaim[]): Promise<void>;
}
