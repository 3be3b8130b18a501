import { TestDatabases } from '@backstage/backend-test-utils';
import { createStore } from '../../__testUtils__/createStore';
import { readSamples } from '../../__testUtils__/readSamples';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const samples = readSamples('asff-plain.jsonl');
// The reason of a skip is printed by readSamples
const whenPresent = samples ? describe : describe.skip;

whenPresent.each(databases.eachSupportedId())('public samples, %p', id => {
  it('are all stored, whatever they look like', async () => {
    const documents = (samples ?? []) as never[];
    const store = await createStore(await databases.init(id));
    const result = await store.ingest(documents);
    expect(result).toMatchObject({ read: documents.length, rejected: 0 });
    const again = await store.ingest(documents);
    expect(again).toMatchObject({ read: documents.length, rejected: 0 });
  });
});
