import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  FindingFilter,
  FindingFilterCriteria,
} from 'backstage-plugin-security-hub-common';
import { securityHubFindingResourceRef } from 'backstage-plugin-security-hub-node';
import { GroupHierarchy } from './caller';
import { resolveOwners } from './ownerFilter';
import { RollUpLookup } from './RollUpLookup';

/** What the permission policy of the organisation leaves of findings. */
export class FindingPolicy {
  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    hierarchy: GroupHierarchy;
    rollUps: RollUpLookup;
  }): FindingPolicy {
    return new FindingPolicy(options);
  }

  readonly #options: Parameters<typeof FindingPolicy.create>[0];

  private constructor(options: Parameters<typeof FindingPolicy.create>[0]) {
    this.#options = options;
  }

  /**
   * What a permission leaves, undefined for all.
   *
   * @throws NotAllowedError when the policy denies
   * @throws ServiceUnavailableError where it asks for owners before the first look at the catalog
   */
  async criteriaFor(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<FindingFilterCriteria | undefined> {
    const { permissions, permissionsRegistry, ...catalog } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) {
      return undefined;
    }
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      throw new NotAllowedError(`The policy denies ${permission.name}`);
    }
    const transform = createConditionTransformer<FindingFilter>(
      permissionsRegistry.getPermissionRuleset(securityHubFindingResourceRef),
    );
    return resolveOwners(
      transform(decision.conditions) as FindingFilterCriteria,
      catalog,
    );
  }
}
