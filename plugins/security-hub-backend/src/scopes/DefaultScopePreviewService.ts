import { InputError, NotAllowedError } from '@backstage/errors';
import {
  findingReadPermission,
  ScopePreview,
  ScopePreviewRequest,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { Caller, isOwner } from '../access/caller';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { AccountLedger, normaliseEntityRef } from '../accounts';
import { SecurityHubSettings } from '../config/settings';
import { OwnershipState } from '../ingestion/assignment/OwnershipState';
import { presentSelector } from '../ingestion/assignment/presentSelector';
import {
  ClaimingEntity,
  createOwnershipIndex,
  parseScope,
  resolveClaims,
  ResolvedSelector,
  scopeAnnotations,
  writeAnnotations,
} from '../ownership';
import { visibleIfConfirmed } from './visibleIfConfirmed';
import { PreviewLimit } from './PreviewLimit';
import { PreviewMatches, previewMatches } from './previewMatches';
import { ScopePreviewService } from './ScopePreviewService';

const nothing: PreviewMatches = {
  findings: 0,
  resources: 0,
  bySelector: new Map(),
  sample: [],
  complete: true,
};

const emptyLedger: AccountLedger = {
  account: () => undefined,
  accounts: () => [],
  accountsOwnedBy: () => [],
  problems: [],
};

/** Reads annotations as the sweep of the catalog does, and looks what of the store they match. */
export class DefaultScopePreviewService implements ScopePreviewService {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    ownership: OwnershipState;
    settings: Pick<SecurityHubSettings, 'claims' | 'ownership'>;
  }): DefaultScopePreviewService {
    return new DefaultScopePreviewService(options);
  }

  readonly #options: Parameters<typeof DefaultScopePreviewService.create>[0];
  readonly #limit = PreviewLimit.create();

  private constructor(
    options: Parameters<typeof DefaultScopePreviewService.create>[0],
  ) {
    this.#options = options;
  }

  async preview(
    request: ScopePreviewRequest,
    credentials: UserCredentials,
  ): Promise<ScopePreview> {
    const unknown = Object.keys(request.annotations).find(
      name => !scopeAnnotations.includes(name),
    );
    if (unknown !== undefined) {
      throw new InputError(
        `annotations: ${JSON.stringify(
          unknown.slice(0, 200),
        )} says nothing of a scope; those that do are ${scopeAnnotations.join(
          ', ',
        )}`,
      );
    }
    const { access } = this.#options;
    const caller = await access.callerOf(credentials);
    return await this.#limit.run(
      caller.userEntityRef,
      async () => await this.#preview(request, caller, credentials),
    );
  }

  async #preview(
    request: ScopePreviewRequest,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<ScopePreview> {
    const { knex, access, ownership, settings } = this.#options;
    const entity = await this.#claimant(request, caller, credentials);
    const criteria = await access.criteriaFor(
      findingReadPermission,
      credentials,
    );
    const { ledger } = ownership;
    const scope = parseScope({ annotations: request.annotations });
    const resolved = resolveClaims(
      scope,
      entity,
      ledger,
      settings.claims,
      settings.ownership,
    );
    const tried = resolved.selectors.map(selector =>
      visibleIfConfirmed(selector, caller, ledger),
    );
    const live = tried.filter(({ state }) => state === 'ok');
    const matches = live.length
      ? await previewMatches(knex, {
          criteria,
          accounts: accountsOf(live),
          // Of this scope alone: what it would match, not what would be its own
          index: createOwnershipIndex(
            [{ ...resolved, selectors: tried }],
            emptyLedger,
          ),
        })
      : nothing;
    return {
      mode: resolved.mode,
      entityRef: request.entityRef && entity.ref,
      owners: entity.ownerRefs,
      selectors: resolved.selectors.map((selector, position) => {
        const {
          hash,
          relatedRef: _,
          ...shown
        } = presentSelector(selector, ledger);
        const matched = matches.bySelector.get(hash) ?? 0;
        const idle =
          shown.state === 'ok' &&
          tried[position]?.state === 'ok' &&
          matched === 0;
        return {
          ...shown,
          matched,
          state: idle ? 'matches-nothing' : shown.state,
        };
      }),
      problems: scope.problems,
      findings: matches.findings,
      resources: matches.resources,
      complete: matches.complete,
      sampleResources: matches.sample,
      yaml: writeAnnotations(request.annotations),
    };
  }

  /** Whose claim it would be. */
  async #claimant(
    { entityRef, owner }: ScopePreviewRequest,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<ClaimingEntity> {
    const { access } = this.#options;
    if (entityRef !== undefined) {
      const ref = normaliseEntityRef(entityRef, 'default', 'component');
      if (!ref) {
        throw new InputError(
          `entityRef: ${JSON.stringify(
            entityRef,
          )} is no entity ref; write e.g. component:default/checkout`,
        );
      }
      const view = await access.viewEntity(ref, credentials);
      if (!caller.platform && !isOwner(caller, view.owners)) {
        throw new NotAllowedError(
          `What ${ref} could match is shown to its owners only`,
        );
      }
      return { ref, ownerRefs: view.owners };
    }
    const [first] = [...caller.directRefs].filter(ref =>
      ref.startsWith('group:'),
    );
    const group = owner === undefined ? first : normaliseEntityRef(owner);
    if (owner !== undefined && !group) {
      throw new InputError(
        `owner: ${JSON.stringify(
          owner,
        )} is no entity ref; write e.g. group:default/team-a`,
      );
    }
    if (group && !caller.platform && !caller.allRefs.has(group)) {
      throw new NotAllowedError(
        `You are no member of ${group}; what its entities could match is shown to its members only`,
      );
    }
    return {
      // A name that no entity has: claims.allow gives nothing to it by name
      ref: 'component:default/-',
      ownerRefs: [group ?? caller.userEntityRef],
    };
  }
}

/** The accounts in which selectors hold; undefined: in all. */
function accountsOf(selectors: ResolvedSelector[]): string[] | undefined {
  return selectors.some(({ anyAccount }) => anyAccount)
    ? undefined
    : [...new Set(selectors.flatMap(({ accounts }) => accounts))].sort();
}
