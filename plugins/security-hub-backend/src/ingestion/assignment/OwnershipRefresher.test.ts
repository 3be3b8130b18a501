import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { component, createStore } from '../../__testUtils__/createStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const ref = 'component:default/shop';

function shop(owner: string, annotations: Record<string, string>) {
  return component('shop', owner, annotations);
}

describe.each(databases.eachSupportedId())('OwnershipRefresher, %p', id => {
  it('works again only on what has changed, in the catalog or in the store', async () => {
    const knex = await databases.init(id);
    const scope = {
      'aws-security-hub/account-ids': '111122223333',
      'aws-security-hub/regions': 'eu-west-1, us-east-1',
    };
    const entities = [shop('group:default/team-a', scope)];
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ bucket: 'one' }),
      controlFinding({ bucket: 'two' }),
    ]);
    const owners = async () =>
      (await knex('finding_owners').select('entity_ref')).map(
        row => row.entity_ref,
      );
    expect(await owners()).toEqual([ref, ref]);

    const { index } = store.ownership;
    await store.refresh(entities);
    expect(store.ownership.index).toBe(index);

    // What is stored is of another time: it is put right, with the same index
    await knex('entities').delete();
    await knex('finding_owners').delete();
    await store.refresh(entities);
    expect(store.ownership.index).toBe(index);
    expect(await owners()).toEqual([ref, ref]);
    expect(await knex('entities').where('entity_ref', ref)).toHaveLength(1);

    // The same scope in other words: nothing changes for findings, but people see the words
    const words = () =>
      store.ownership.scopeOf(ref).selectors.map(({ text }) => text);
    const before = words();
    const spelled = {
      ...scope,
      'aws-security-hub/regions': 'us-east-1, eu-west-1',
    };
    await store.refresh([shop('group:default/team-a', spelled)]);
    expect(words()).toHaveLength(1);
    expect(words()).not.toEqual(before);
    expect(await owners()).toEqual([ref, ref]);

    // Its owner may not claim the account
    await store.refresh([shop('group:default/team-c', scope)]);
    expect(store.ownership.index).not.toBe(index);
    expect(store.ownership.ownersOf(ref)).toEqual(['group:default/team-c']);
    expect(await owners()).not.toContain(ref);

    await store.refresh([]);
    expect(store.ownership.scopeOf(ref).configured).toBe(false);
    expect(await knex('entities').where('entity_ref', ref)).toEqual([]);
  });
});

describe.each(databases.eachSupportedId())('a changed scope, %p', id => {
  it('writes only the findings whose owners change', async () => {
    const knex = await databases.init(id);
    const account = { 'aws-security-hub/account-ids': '111122223333' };
    const checkout = (value: string) =>
      component('checkout', 'group:default/team-a', {
        ...account,
        'aws-security-hub/tags': `Service=${value}`,
      });
    const all = component('all', 'group:default/team-a', account);
    const store = await createStore(knex, { entities: [all, checkout('a')] });
    await store.ingest(
      ['a', 'b', 'c', 'd'].map(value =>
        controlFinding({ bucket: value, tags: { Service: value } }),
      ),
    );
    let written: string[] = [];
    knex.on('query', ({ sql, bindings }) => {
      if (/^insert into "findings"/.test(sql)) {
        const rows: Array<{ resource_name: string }> = JSON.parse(bindings[0]);
        written.push(...rows.map(row => row.resource_name));
      }
    });
    await store.refresh([all, checkout('b')]);
    expect(written.sort()).toEqual(['a', 'b']);
    const owned = await knex('finding_owners as o')
      .join('findings as f', 'f.key', 'o.issue_key')
      .where('o.entity_ref', 'component:default/checkout')
      .pluck('f.resource_name');
    expect(owned).toEqual(['b']);

    // What is stored otherwise than it should be is mended, though the scope is as before
    written = [];
    await knex('entities').delete();
    await knex('finding_owners')
      .where('entity_ref', 'component:default/checkout')
      .delete();
    await store.refresh([all, checkout('b')]);
    expect(written).toEqual(['b']);
  });
});

describe.each(databases.eachSupportedId())('two replicas, %p', id => {
  it('give findings to the owners of now, also the one that has not swept yet', async () => {
    const knex = await databases.init(id);
    const scope = { 'aws-security-hub/account-ids': '111122223333' };
    const before = [component('old', 'group:default/team-a', scope)];
    const after = [component('new', 'group:default/team-a', scope)];
    const first = await createStore(knex, { entities: before });
    let catalog = before;
    const second = await createStore(knex, {
      entities: before,
      entitiesNow: () => catalog,
    });
    const owners = async () =>
      (await knex('finding_owners').orderBy('issue_key')).map(
        row => row.entity_ref,
      );
    await second.ingest([controlFinding({ bucket: 'one' })]);
    expect(await owners()).toEqual(['component:default/old']);

    catalog = after;
    await first.refresh(after);
    expect(await owners()).toEqual(['component:default/new']);
    // It has the old catalog in memory, and must not use it
    await second.ingest([controlFinding({ bucket: 'two' })]);
    expect(await owners()).toEqual([
      'component:default/new',
      'component:default/new',
    ]);

    // Published, then killed; the catalog went back meanwhile: everything is looked at again
    await knex('ownership_generation').update({ hash: 'x'.repeat(64) });
    await knex('finding_owners').update({ reason: 'of another time' });
    await first.refresh(after);
    expect(
      await knex('finding_owners').where('reason', 'of another time'),
    ).toEqual([]);
  });
});
