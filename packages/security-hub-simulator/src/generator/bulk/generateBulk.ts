import { hashOf } from '../Random';
import { BulkFindings } from './BulkFindings';
import { BulkPlaces } from './BulkPlaces';
import { BulkProduct, bulkProducts, usualShares } from './bulkTables';
import { generatedAccounts } from './generatedAccounts';
import { planFindings } from './planFindings';

/** What large organisations are made from. */
export type BulkOptions = {
  seed: string | number;
  /** Number of findings. */
  size: number;
  /** The time that ages count from. */
  now: Date;
  /** Accounts beyond those of the demo, 0 to 500; default 0. */
  accounts?: number;
  /** Shares of some products, 0 to 1 each; the others share what is left in their usual proportions. */
  shares?: Partial<Record<BulkProduct, number>>;
  /** Share of one account, 0 to 0.99: of the first generated one, or else of the administrator's. */
  largestAccountShare?: number;
};

function completeShares(
  given: Partial<Record<BulkProduct, number>>,
): Record<BulkProduct, number> {
  const taken = Object.values(given).reduce((sum, share) => sum + share, 0);
  const others = bulkProducts.filter(product => given[product] === undefined);
  const usual = others.reduce((sum, product) => sum + usualShares[product], 0);
  if (
    Object.values(given).some(share => !(share >= 0)) ||
    taken > 1 + 1e-9 ||
    (others.length === 0 && taken < 1 - 1e-9)
  ) {
    throw new Error('The shares of the products must add up to at most 1');
  }
  const shares = { ...usualShares, ...given };
  for (const product of others) {
    shares[product] = (usualShares[product] / usual) * Math.max(0, 1 - taken);
  }
  return shares;
}

/**
 * Generates many findings that take little memory.
 *
 * @throws Error for numbers out of range
 */
export function generateBulk(options: BulkOptions): BulkFindings {
  const { size, accounts = 0, shares = {}, largestAccountShare } = options;
  if (
    largestAccountShare !== undefined &&
    !(largestAccountShare >= 0 && largestAccountShare <= 0.99)
  ) {
    throw new Error('The share of the largest account must be 0 to 0.99');
  }
  const common = {
    seed: hashOf(String(options.seed)),
    now: options.now.getTime(),
    places: BulkPlaces.create(generatedAccounts(accounts), largestAccountShare),
  };
  return BulkFindings.create({
    ...common,
    columns: planFindings({ ...common, size, shares: completeShares(shares) }),
  });
}
