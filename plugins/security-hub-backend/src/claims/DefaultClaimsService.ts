import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Claim,
  ClaimPage,
  claimConfirmPermission,
  findingReadPermission,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { Caller } from '../access/caller';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { OrganisationAccess } from '../access/OrganisationAccess';
import { SecurityHubSettings } from '../config/settings';
import {
  loadClaims,
  saveVerdict,
  StoredClaim,
} from '../database/operations/claims';
import { longText } from '../database/text';
import { whoConfirms } from '../ownership';
import { ClaimAccess } from './ClaimAccess';
import { ClaimMatches } from './ClaimMatches';
import { ClaimsService } from './ClaimsService';
import { ClaimSubjects } from './ClaimSubjects';
import { presentClaim } from './presentClaim';

type Query = Parameters<ClaimsService['list']>[0];
type Verdict = Parameters<ClaimsService['decide']>[1];

/** Shows claims, and takes verdicts on them, on behalf of the caller. */
export class DefaultClaimsService implements ClaimsService {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    organisation: OrganisationAccess;
    subjects: ClaimSubjects;
    settings: Pick<SecurityHubSettings, 'claims'>;
    /** Called after each verdict, so that it takes effect */
    onVerdict: () => void;
    now: () => Date;
  }): DefaultClaimsService {
    return new DefaultClaimsService(options);
  }

  readonly #options: Parameters<typeof DefaultClaimsService.create>[0];
  readonly #access: ClaimAccess;
  readonly #matches: ClaimMatches;

  private constructor(
    options: Parameters<typeof DefaultClaimsService.create>[0],
  ) {
    this.#options = options;
    this.#access = ClaimAccess.create(options);
    this.#matches = ClaimMatches.create(options);
  }

  async list(query: Query, credentials: UserCredentials): Promise<ClaimPage> {
    const { knex, access, settings } = this.#options;
    const { states, limit, offset } = query;
    const caller = await access.callerOf(credentials);
    const ids = await this.#access.visible({ states }, caller, credentials);
    const page = await loadClaims(knex, ids.slice(offset, offset + limit));
    return {
      mode: settings.claims.mode,
      items: await this.#present(page, caller, credentials),
      totalItems: ids.length,
    };
  }

  async decide(
    claimId: string,
    request: Verdict,
    credentials: UserCredentials,
  ): Promise<Claim> {
    const { knex, access, organisation, onVerdict, now } = this.#options;
    const caller = await access.callerOf(credentials);
    const ids = await this.#access.visible(
      { id: claimId },
      caller,
      credentials,
    );
    const [claim] = await loadClaims(knex, ids);
    if (!claim) {
      throw new NotFoundError(`There is no claim ${claimId}, or not for you`);
    }
    this.#requireDecider(claim, caller);
    await organisation.require(claimConfirmPermission, credentials);
    const comment = longText(request.comment ?? '').trim();
    const outcome = await saveVerdict(knex, {
      claimId,
      hash: request.hash,
      state: request.verdict === 'confirm' ? 'confirmed' : 'rejected',
      by: caller.userEntityRef,
      at: now().toISOString(),
      comment: comment || undefined,
    });
    if (outcome === 'stale') {
      throw new ConflictError(
        'The claim has changed or was withdrawn since it was shown; nothing was decided. Look at it again',
      );
    }
    if (outcome === 'saved') {
      onVerdict();
    }
    const [shown] = await this.#present(
      await loadClaims(knex, [claimId]),
      caller,
      credentials,
    );
    return shown;
  }

  #requireDecider(claim: StoredClaim, caller: Caller): void {
    const { settings, subjects } = this.#options;
    if (settings.claims.mode !== 'confirm') {
      throw new NotAllowedError(
        `Claims are confirmed in mode confirm only (securityHub.claims.mode is ${settings.claims.mode}); nothing was decided`,
      );
    }
    if (claim.state === 'refused') {
      throw new NotAllowedError(
        `Nobody can confirm this claim: ${claim.message ?? 'it is refused'}`,
      );
    }
    if (!this.#ownsAccounts(claim, caller)) {
      throw new NotAllowedError(
        `This claim is decided by ${whoConfirms(
          accountsOf(claim),
          subjects.ledger,
        )}; nothing was decided`,
      );
    }
  }

  #ownsAccounts(claim: StoredClaim, caller: Caller): boolean {
    return this.#access.ownsAccounts(accountsOf(claim), caller);
  }

  async #present(
    claims: StoredClaim[],
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<Claim[]> {
    const { subjects, settings } = this.#options;
    const own = claims.filter(claim => this.#ownsAccounts(claim, caller));
    const decidable =
      settings.claims.mode === 'confirm' &&
      own.length > 0 &&
      (await this.#access.isPermitted(credentials));
    const counted = await this.#countable(own, credentials);
    return claims.map(claim => {
      const ownsAccounts = own.includes(claim);
      return presentClaim(claim, {
        ledger: subjects.ledger,
        ownsAccounts,
        canDecide: decidable && ownsAccounts && claim.state !== 'refused',
        wouldMatch: counted.get(claim.id),
      });
    });
  }

  /** Numbers of findings are for those from whom the policy hides none. */
  async #countable(
    claims: StoredClaim[],
    credentials: UserCredentials,
  ): Promise<Map<string, number>> {
    if (claims.length === 0) {
      return new Map();
    }
    try {
      const criteria = await this.#options.access.criteriaFor(
        findingReadPermission,
        credentials,
      );
      return criteria ? new Map() : await this.#matches.count(claims);
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return new Map();
      }
      throw error;
    }
  }
}

function accountsOf(claim: StoredClaim) {
  return { accounts: claim.accounts, anyAccount: Boolean(claim.any_account) };
}
