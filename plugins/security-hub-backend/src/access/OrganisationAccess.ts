import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  FindingFilterCriteria,
  findingReadPermission,
  handbookEditPermission,
  reportReadPermission,
} from 'backstage-plugin-security-hub-common';
import { PermissionsService } from '@backstage/backend-plugin-api';
import { Caller } from './caller';
import { EntityAccess, EntityView, UserCredentials } from './EntityAccess';

/** Whose findings the numbers of the handbook count: all that the policy leaves, or those on the caller's own page. */
export type UseView =
  | { of: 'organisation'; criteria?: FindingFilterCriteria }
  | { of: 'mine'; view: EntityView };

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

  /**
   * Whose findings the numbers of the handbook count for a caller: everybody's for the platform group, as in reports, for others those on
   * the page of what is theirs; undefined where the policy or the catalog shows neither, or what is theirs is too much or not known yet.
   */
  async useView(credentials: UserCredentials): Promise<UseView | undefined> {
    try {
      const caller = await this.#access.callerOf(credentials);
      const organisation =
        caller.platform &&
        (await this.#grants(reportReadPermission, credentials));
      return organisation
        ? {
            of: 'organisation',
            criteria: await this.#access.criteriaFor(
              findingReadPermission,
              credentials,
            ),
          }
        : {
            of: 'mine',
            view: await this.#access.viewEntity(
              caller.userEntityRef,
              credentials,
            ),
          };
    } catch (error) {
      if (
        error instanceof NotAllowedError ||
        error instanceof NotFoundError ||
        error instanceof InputError ||
        error instanceof ServiceUnavailableError
      ) {
        return undefined;
      }
      throw error;
    }
  }

  /** Whether the caller keeps the organisation's files about controls: the platform group, where the policy grants it. */
  async editsHandbook(credentials: UserCredentials): Promise<boolean> {
    const caller = await this.#access.callerOf(credentials);
    return (
      caller.platform &&
      (await this.#grants(handbookEditPermission, credentials))
    );
  }

  /** @throws NotAllowedError when the policy denies the permission */
  async require(
    permission: BasicPermission,
    credentials: UserCredentials,
  ): Promise<void> {
    if (!(await this.#grants(permission, credentials))) {
      throw new NotAllowedError(`The policy denies ${permission.name}`);
    }
  }

  async #grants(
    permission: BasicPermission,
    credentials: UserCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }
}
