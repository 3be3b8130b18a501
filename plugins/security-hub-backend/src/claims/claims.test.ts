import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../__testUtils__/createStore';
import {
  ClaimEventName,
  ClaimEventRow,
  loadClaims,
  selectClaims,
} from '../database/operations/claims';
import { ClaimMatches } from './ClaimMatches';
import { formerVerdict } from './formerVerdict';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe('formerVerdict', () => {
  const events = (...list: Array<[ClaimEventName, number, string?]>) =>
    list.map(
      ([event, day, hash = 'a'], index): ClaimEventRow => ({
        id: index,
        claim_id: 'claim',
        hash,
        at: new Date(Date.UTC(2026, 0, day)).toISOString(),
        event,
        by: null,
        comment: null,
        detail: null,
      }),
    );

  it.each<[string, ClaimEventRow[], ClaimEventName | undefined]>([
    ['nothing was said', events(['claimed', 1], ['withdrawn', 40]), undefined],
    [
      'confirmed, away for 30 days',
      events(['confirmed', 1], ['withdrawn', 11]),
      'confirmed',
    ],
    [
      'confirmed, away for 31 days',
      events(['confirmed', 1], ['withdrawn', 10]),
      undefined,
    ],
    [
      'rejected, away for long',
      events(['rejected', 1], ['withdrawn', 2]),
      'rejected',
    ],
    [
      'rejected after it was confirmed',
      events(['confirmed', 30], ['rejected', 31], ['withdrawn', 40]),
      'rejected',
    ],
    [
      'another form of it was confirmed',
      events(['confirmed', 39, 'b'], ['claimed', 1], ['withdrawn', 40]),
      undefined,
    ],
    [
      'away again and again, never for long',
      events(
        ['confirmed', 1],
        ['withdrawn', 2],
        ['returned', 39],
        ['withdrawn', 40],
      ),
      'confirmed',
    ],
  ])('%s', (_, history, expected) => {
    const at = new Date(Date.UTC(2026, 0, 41)).toISOString();
    expect(formerVerdict(history, 'a', at)?.event).toBe(expected);
  });
});

describe.each(databases.eachSupportedId())('ClaimMatches, %p', id => {
  it('counts what claims would match, as far as its bounds reach', async () => {
    const knex = await databases.init(id);
    const account = 'accounts: [111122223333]';
    const texts: Record<string, string> = {
      whole: `{${account}}`,
      tags: `{${account}, tags: {Service: cart}}`,
      region: `{${account}, regions: [us-east-1]}`,
      prod: `{${account}, environments: [prod]}`,
      dev: `{${account}, environments: [dev]}`,
      arns: `{${account}, arns: ["arn:aws:s3:::cart-*"]}`,
      not: `{${account}, not: [{arns: ["arn:aws:s3:::cart-*"]}]}`,
      two: '{accounts: [111122223333, 444455556666]}',
      any: '{tags: {Service: cart}}',
    };
    const store = await createStore(knex, {
      settings: testSettings({ claims: { mode: 'confirm' } }),
      entities: Object.entries(texts).map(([name, text]) =>
        component(name, 'group:default/team-b', {
          'aws-security-hub/scope': text,
        }),
      ),
    });
    const tags = { Service: 'cart' };
    await store.ingest([
      controlFinding({ bucket: 'cart-a', tags }),
      controlFinding({ bucket: 'cart-b', tags: { Service: 'other' } }),
      controlFinding({ bucket: 'c', tags, region: 'us-east-1' }),
      controlFinding({ bucket: 'd', status: 'PASSED' }),
      controlFinding({ bucket: 'e', account: '444455556666', tags }),
    ]);
    const heads = await selectClaims(knex, { states: ['pending'] });
    const claims = await loadClaims(
      knex,
      heads.map(head => head.id),
    );
    const counts = async (counted: number, lookedAt: number) => {
      const matches = await ClaimMatches.create({
        knex,
        subjects: store.ownership,
        bounds: { counted, lookedAt },
      }).count(claims);
      return Object.fromEntries(
        claims.map(claim => [
          claim.entity_ref.split('/')[1],
          matches.get(claim.id),
        ]),
      );
    };
    const whole = { whole: 4, two: 5 };
    const looked = {
      ...{ tags: 2, region: 1, prod: 4, dev: 0, arns: 2, not: 2 },
    };
    expect(await counts(5, 4)).toEqual({ ...whole, ...looked, any: undefined });
    expect(await counts(3, 4)).toMatchObject({ ...looked, whole: undefined });
    expect(await counts(4, 4)).toMatchObject({ whole: 4, two: undefined });
    const nothing = Object.keys(looked).map(name => [name, undefined]);
    expect(await counts(5, 3)).toMatchObject({
      ...whole,
      ...Object.fromEntries(nothing),
    });
  });
});
