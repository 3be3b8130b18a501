import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  PermissionPolicy,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  hasSeverity,
  isOwner,
  securityHubFindingResourceRef,
} from 'backstage-plugin-security-hub-node';
import { boundReader, ownerReader } from './catalogEntities';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: { hasSeverity, isOwner },
});

/** Allows all, but to one reader only findings of some severities, and to another what their groups own. */
const policy: PermissionPolicy = {
  async handle({ permission }, user): Promise<PolicyDecision> {
    if (user && isResourcePermission(permission, 'security-hub-finding')) {
      const { userEntityRef, ownershipEntityRefs: claims } = user.info;
      if (userEntityRef === boundReader) {
        return createConditionalDecision(
          permission,
          conditions.hasSeverity({
            severities: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'],
          }),
        );
      }
      if (userEntityRef === ownerReader) {
        return createConditionalDecision(
          permission,
          conditions.isOwner({ claims }),
        );
      }
    }
    return { result: AuthorizeResult.ALLOW };
  },
};

/** The permission policy of the benchmarks. */
export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'benchmark-policy',
  register(registration) {
    registration.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy(policy);
      },
    });
  },
});
