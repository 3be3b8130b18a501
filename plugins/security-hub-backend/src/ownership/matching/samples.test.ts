import { readSamples } from '../../__testUtils__/readSamples';
import { createLedger } from '../../accounts';
import { normaliseAsff } from '../../ingestion/asff';
import { resolveClaims } from '../claims';
import { parseScope } from '../scope';
import { createOwnershipIndex } from './createOwnershipIndex';

const samples = readSamples('asff-plain.jsonl');
const whenPresent = samples ? describe : describe.skip;

whenPresent('createOwnershipIndex over public samples', () => {
  const records = (samples ?? []).flatMap(document => {
    const normalised = normaliseAsff(document, {
      observedAt: '2026-11-01T00:00:00.000Z',
      controls: {
        canonicalControlId: id => id,
        controlIdOfLegacyGenerator: () => undefined,
        isGlobalControl: () => false,
      },
    });
    return normalised.outcome === 'finding' ? normalised.record : [];
  });

  it('puts each record on an entity, or it is an orphan without a usable account', () => {
    const accounts = [
      ...new Set(records.map(({ owningAccount }) => owningAccount ?? '')),
    ].filter(id => /^\d{12}$/.test(id));
    const owner = 'group:default/team-a';
    const ledger = createLedger({
      accounts: [],
      resources: accounts.map(accountId => ({
        entityRef: `resource:default/${accountId}`,
        originLocation: 'file:/catalog/accounts.yaml',
        accountId,
        name: accountId,
        owner,
      })),
      trustedLocations: ['file:/catalog'],
    });
    const index = createOwnershipIndex(
      accounts.map(id =>
        resolveClaims(
          parseScope({ annotations: { 'aws-security-hub/account-ids': id } }),
          { ref: `component:default/account-${id}`, ownerRefs: [owner] },
          ledger,
          { mode: 'ledger', allow: [], trustedLocations: [] },
        ),
      ),
      ledger,
    );
    const counts: Record<string, number> = {};
    for (const record of records) {
      const matches = index.match({
        partition: record.identity.partition,
        account: record.owningAccount,
        region: record.issueRegion,
        resources: record.provider.resources,
      });
      const usable = accounts.includes(record.owningAccount ?? '');
      expect(matches).toHaveLength(usable ? 1 : 0);
      const rank = matches[0]?.rank ?? 'orphan';
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    // Foreign resources give no ownership: their findings are their account owner's
    expect(records).toHaveLength(380);
    expect(counts.account).toBeGreaterThan(350);
    expect(counts.ledger).toBeGreaterThan(0);
  });
});
