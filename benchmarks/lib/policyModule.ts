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
  securityHubFindingResourceRef,
} from 'backstage-plugin-security-hub-node';
import { boundReader } from './catalogEntities';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: { hasSeverity },
});

/** Allows all, but to one reader only findings of some severities. */
const policy: PermissionPolicy = {
  async handle({ permission }, user): Promise<PolicyDecision> {
    return user?.info.userEntityRef === boundReader &&
      isResourcePermission(permission, 'security-hub-finding')
      ? createConditionalDecision(
          permission,
          conditions.hasSeverity({
            severities: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'],
          }),
        )
      : { result: AuthorizeResult.ALLOW };
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
