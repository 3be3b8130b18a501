import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
  findingSuppressPermission,
  handbookEditPermission,
} from 'backstage-plugin-security-hub-common';
import {
  hasEnvironment,
  isOwner,
  isThreat,
  securityHubFindingResourceRef,
} from 'backstage-plugin-security-hub-node';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: { hasEnvironment, isOwner, isThreat },
});

type Criteria = PermissionCriteria<
  PermissionCondition<typeof RESOURCE_TYPE_SECURITY_HUB_FINDING>
>;

const guards = 'group:default/platform-security';

/**
 * A policy to start from; what it says holds on top of the rules of the portal, and can only narrow them.
 *
 * - People work with findings whose primary entity is theirs, not with those that only concern them, and not with threats in production:
 *   those are for the security team.
 * - Nobody suppresses what is in production but the security team.
 * - The security team does whatever the portal lets it do; only it edits the handbook.
 * - Without a user nothing of findings is allowed. All else in the portal is allowed.
 */
export class FindingsPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    const isGuard = claims.includes(guards);
    if (isPermission(permission, handbookEditPermission)) {
      return {
        result: isGuard ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_SECURITY_HUB_FINDING) ||
      isGuard
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    const inProduction = conditions.hasEnvironment({ environments: ['prod'] });
    const excluded: Criteria = isPermission(
      permission,
      findingSuppressPermission,
    )
      ? inProduction
      : { allOf: [conditions.isThreat(), inProduction] };
    return createConditionalDecision(permission, {
      allOf: [conditions.isOwner({ claims }), { not: excluded }],
    });
  }
}

/** Makes it the policy of the portal: `backend.add(import('./permission-policy/policyModule'))`, in place of any other policy. */
export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'findings-policy',
  register(registration) {
    registration.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new FindingsPolicy());
      },
    });
  },
});
