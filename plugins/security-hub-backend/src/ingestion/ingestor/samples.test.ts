import { TestDatabases } from '@backstage/backend-test-utils';
import { createStore } from '../../__testUtils__/createStore';
import { readSamples } from '../../__testUtils__/readSamples';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const samples = readSamples('asff-plain.jsonl');

describe.each(databases.eachSupportedId())('public samples, %p', id => {
  it('are all stored, whatever they look like', async () => {
    if (!samples) {
      return;
    }
    const store = await createStore(await databases.init(id));
    const result = await store.ingest(samples as never[]);
    expect(result).toMatchObject({ read: samples.length, rejected: 0 });
    const again = await store.ingest(samples as never[]);
    expect(again).toMatchObject({ read: samples.length, rejected: 0 });
  });
});
