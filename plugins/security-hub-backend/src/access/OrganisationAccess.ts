import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  FindingFilterCriteria,
  findingReadPermission,
  reportReadPermission,
} from 'backstage-plugin-security-hub-common';
import { PermissionsService } from '@backstage/backend-plugin-api';
import { Caller } from './caller';
import { EntityAccess, UserCredentials } from './EntityAccess';

/** Decides who sees and does what is about the organisation as a whole; a policy can only narrow it. */
export class OrganisationAccess {
  static create(options: {
    permissions: PermissionsService;
    access: EntityAccess;
  }): OrganisationAccess {
    return new OrganisationAccess(options.permissions, options.access);
  }

  readonly #permissions: PermissionsService;
  readonly #access: EntityAccess;

  private constructor(permissions: PermissionsService, access: EntityAccess) {
    this.#permissions = permissions;
    this.#access = access;
  }

  /**
   * Reports count the findings of everybody: for the platform group, and of those only what a policy leaves of findings.
   *
   * @throws NotAllowedError to everybody else, and when the policy denies
   */
  async forReports(
    credentials: UserCredentials,
  ): Promise<{ caller: Caller; criteria?: FindingFilterCriteria }> {
    const caller = await this.#access.callerOf(credentials);
    if (!caller.platform) {
      throw new NotAllowedError(
        'Reports about the organisation are for direct members of a group in securityHub.platformGroups',
      );
    }
    await this.require(reportReadPermission, credentials);
    const criteria = await this.#access.criteriaFor(
      findingReadPermission,
      credentials,
    );
    return { caller, criteria };
  }

  /** @throws NotAllowedError when the policy denies the permission */
  async require(
    permission: BasicPermission,
    credentials: UserCredentials,
  ): Promise<void> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`The policy denies ${permission.name}`);
    }
  }
}
