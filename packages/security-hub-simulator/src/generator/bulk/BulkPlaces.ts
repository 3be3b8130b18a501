import { demoAccounts } from '../demoAccounts';
import { demoComponents } from '../demoComponents';
import { Random } from '../Random';
import { GeneratedAccount, GeneratedComponent } from './generatedAccounts';

/** A component in one of its accounts. */
export type BulkPlace = {
  account: string;
  accountName: string;
  component: GeneratedComponent;
  /** Of its tagged resources. */
  tags: Readonly<Record<string, string>>;
};

function demoPlaces(): BulkPlace[] {
  return demoAccounts
    .filter(({ connected = true }) => connected)
    .flatMap(({ id, name, environment }) =>
      demoComponents
        .filter(({ accounts, weight }) => accounts.includes(id) && weight !== 0)
        .map(component => ({
          account: id,
          accountName: name,
          tags: { ...component.tags, Env: environment },
          component: {
            ...component,
            // One account-wide resource is enough, and the demo has it.
            kinds: component.kinds.filter(kind => kind !== 'account'),
          },
        })),
    );
}

/** All places that generated findings can be in, some accounts with more of them than others. */
export class BulkPlaces {
  readonly places: readonly BulkPlace[];
  private readonly byAccount: readonly number[][];
  /** Upper end of each account's part of [0, 1). */
  private readonly ends: number[] = [];

  private constructor(
    places: readonly BulkPlace[],
    byAccount: readonly number[][],
    weights: readonly number[],
  ) {
    this.places = places;
    this.byAccount = byAccount;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let end = 0;
    for (const weight of weights) {
      end += weight / total;
      this.ends.push(end);
    }
  }

  /**
   * @param largestShare - share of one account, the first generated one or else of the demo; default none stands out
   */
  static create(
    generated: readonly GeneratedAccount[],
    largestShare?: number,
  ): BulkPlaces {
    const places = [
      ...demoPlaces(),
      ...generated.flatMap(({ id, name, environment, components }) =>
        components.map(component => ({
          account: id,
          accountName: name,
          component,
          tags: { ...component.tags, Env: environment },
        })),
      ),
    ];
    const byAccount = new Map<string, number[]>();
    for (const [index, { account }] of places.entries()) {
      byAccount.set(account, [...(byAccount.get(account) ?? []), index]);
    }
    const accounts = [...byAccount.keys()];
    const weights = accounts.map((_, index) => 1 + ((index * 7) % 5));
    if (largestShare !== undefined) {
      const largest = Math.max(0, accounts.indexOf(generated[0]?.id));
      weights[largest] = 0;
      const others = weights.reduce((sum, weight) => sum + weight, 0);
      weights[largest] = (largestShare / (1 - largestShare)) * others;
    }
    return new BulkPlaces(places, [...byAccount.values()], weights);
  }

  /** The index of a place. */
  pick(random: Random): number {
    const at = random.next();
    let low = 0;
    let high = this.ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return random.pick(this.byAccount[low]);
  }
}
