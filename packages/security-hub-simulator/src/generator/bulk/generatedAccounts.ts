import { DemoAccount } from '../demoAccounts';

/** A component that generated findings are about. */
export type GeneratedComponent = {
  name: string;
  /** Tags of its tagged resources besides `Env`. */
  tags: Readonly<Record<string, string>>;
  /** Kinds of resources, as in `resourceKinds`. */
  kinds: readonly string[];
};

/** An account beyond those of the demo, with what runs there. */
export type GeneratedAccount = Pick<
  DemoAccount,
  'id' | 'name' | 'environment'
> & { components: readonly GeneratedComponent[] };

/** The most accounts that can be generated beyond the demo's. */
export const mostGeneratedAccounts = 500;

const regions = [
  'harbour',
  'garden',
  'station',
  'market',
  'riverside',
  'hilltop',
  'airport',
  'campus',
];

const services = [
  ['register', 'ecs-service load-balancer database repository'],
  ['stock', 'function table queue bucket'],
  ['kiosk', 'instance volume security-group bucket'],
  ['reports', 'bucket function secret topic'],
] as const;

const environments = ['prod', 'stage', 'prod', 'dev'] as const;

/**
 * Accounts of further stores of the made-up company, each with four components.
 * The first ones are the same whatever the number.
 *
 * @param count - 0 to {@link mostGeneratedAccounts}
 * @throws Error for another number
 */
export function generatedAccounts(count: number): GeneratedAccount[] {
  if (!Number.isInteger(count) || count < 0 || count > mostGeneratedAccounts) {
    throw new Error(
      `The number of generated accounts must be between 0 and ${mostGeneratedAccounts}`,
    );
  }
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    const store = `${regions[index % regions.length]}-${number}`;
    return {
      id: `7000${number}${number}00`,
      name: `kumo-store-${store}`,
      environment: environments[index % environments.length],
      components: services.map(([name, kinds]) => ({
        name: `${store}-${name}`,
        tags: { Service: `${store}-${name}`, System: `store-${store}` },
        kinds: kinds.split(' '),
      })),
    };
  });
}
