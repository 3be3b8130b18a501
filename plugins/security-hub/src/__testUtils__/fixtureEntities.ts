import { Entity } from '@backstage/catalog-model';

/** A component that names an account and a tag. */
export const checkoutApi: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout-api',
    namespace: 'default',
    annotations: {
      'aws-security-hub/account-ids': '111122223333, 444455556666',
      'aws-security-hub/tags': 'Service=checkout',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
};

/** A component without any annotation. */
export const loyaltyApp: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'loyalty-app', namespace: 'default' },
  spec: { type: 'website', lifecycle: 'production', owner: 'team-a' },
};

/** A system whose page sums up its components. */
export const checkoutSystem: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { owner: 'team-a' },
};

/** Entities of the development app. */
export const fixtureEntities = [checkoutApi, loyaltyApp, checkoutSystem];
