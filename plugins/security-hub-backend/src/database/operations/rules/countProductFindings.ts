import { Knex } from 'knex';

/** How many findings of a product are stored of an account. */
export async function countProductFindings(
  knex: Knex,
  product: string,
  account: string,
): Promise<number> {
  const [{ count }] = await knex('findings')
    .where({ account, product_key: product })
    .count({ count: '*' });
  return Number(count);
}
