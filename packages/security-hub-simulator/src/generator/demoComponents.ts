/** A component of the demo organisation: where it runs and what it is made of. */
export type DemoComponent = {
  name: string;
  system: string;
  /** Name of the group that owns it. */
  owner: string;
  /** Account ids that its resources are in. */
  accounts: readonly string[];
  /** Kinds of resources, as in `resourceKinds`. */
  kinds: readonly string[];
  /** Tags of its tagged resources besides `Env`. */
  tags: Readonly<Record<string, string>>;
  /** How much of the generated findings falls on it; default 1, 0: the showcase alone. */
  weight?: number;
};

const shop = ['111122223333', '222233334444', '333344445555'];
const loyalty = ['444455556666', '555566667777'];
const data = ['666677778888', '777788889999'];

function component(
  name: string,
  system: string,
  owner: string,
  accounts: readonly string[],
  kinds: string,
  weight?: number,
): DemoComponent {
  return {
    name,
    system,
    owner,
    accounts,
    kinds: kinds.split(' '),
    tags: { Service: name, System: system },
    weight,
  };
}

/** All components that own resources; `examples/catalog.yaml` describes the same ones. */
export const demoComponents: readonly DemoComponent[] = [
  component('checkout-api', 'checkout', 'team-a', shop, 'ecs-service', 0),
  component(
    'checkout-web',
    'checkout',
    'team-a',
    shop,
    'bucket load-balancer security-group',
  ),
  component('cart-service', 'checkout', 'team-a', shop, 'table function queue'),
  component(
    'order-events',
    'checkout',
    'team-a',
    ['111122223333'],
    'queue function topic',
  ),
  component(
    'checkout-sandbox',
    'checkout',
    'team-a',
    ['343434343434'],
    'instance volume bucket security-group user account',
  ),
  component(
    'payments-worker',
    'payments',
    'team-b',
    shop,
    'ecs-service queue secret database',
    0.6,
  ),
  component(
    'payments-gateway',
    'payments',
    'team-b',
    shop,
    'load-balancer task-definition security-group repository',
  ),
  component(
    'refund-service',
    'payments',
    'team-b',
    shop,
    'function table secret',
  ),
  component(
    'ledger-exporter',
    'payments',
    'team-b',
    ['121234345656'],
    'bucket function key account',
  ),
  component(
    'storefront-web',
    'storefront',
    'team-storefront',
    shop,
    'distribution bucket load-balancer',
    1.5,
  ),
  component(
    'catalogue-api',
    'storefront',
    'team-storefront',
    shop,
    'ecs-service task-definition cache database',
  ),
  component(
    'search-service',
    'storefront',
    'team-storefront',
    ['111122223333', '222233334444'],
    'search-domain instance security-group volume',
  ),
  component(
    'image-resizer',
    'storefront',
    'team-storefront',
    shop,
    'function bucket repository',
  ),
  component(
    'loyalty-api',
    'loyalty',
    'team-loyalty',
    loyalty,
    'cluster load-balancer security-group database account',
    1.4,
  ),
  component(
    'loyalty-mobile-bff',
    'loyalty',
    'team-loyalty',
    loyalty,
    'api-stage function',
  ),
  component(
    'stamp-card',
    'loyalty',
    'team-loyalty',
    loyalty,
    'table queue topic',
  ),
  component(
    'points-engine',
    'loyalty',
    'team-loyalty',
    loyalty,
    'state-machine function stream',
  ),
  component(
    'lake-ingest',
    'data-platform',
    'team-data',
    data,
    'stream bucket function user',
    1.3,
  ),
  component(
    'lake-query',
    'data-platform',
    'team-data',
    data,
    'warehouse bucket instance volume',
  ),
  component(
    'recommendations',
    'data-platform',
    'team-data',
    data,
    'instance volume repository file-system',
  ),
  component(
    'reporting-jobs',
    'data-platform',
    'team-data',
    data,
    'build-project bucket database',
  ),
  component(
    'network-hub',
    'foundation',
    'team-platform',
    ['888899990000'],
    'vpc subnet security-group load-balancer account',
    1.2,
  ),
  component(
    'identity-broker',
    'foundation',
    'team-platform',
    ['888899990000', '111122223333'],
    'user policy function',
  ),
  component(
    'build-runners',
    'foundation',
    'team-platform',
    ['888899990000'],
    'build-project instance repository secret',
  ),
  component(
    'audit-tooling',
    'foundation',
    'platform-security',
    ['999900001111'],
    'trail bucket function account',
  ),
];
