import { defaultControlFacts } from '../facts/knownControls';
import { packageDirectory } from '../loader/packageDirectory';
import { readDataset } from '../loader/readDataset';
import { testFacts, testPage } from '../testPages';
import { lintDataset, lintRules } from './lintDataset';

describe('lintDataset', () => {
  it('finds nothing to correct in the handbook that ships', async () => {
    const { files, unreadable } = await readDataset(packageDirectory());
    expect(files.length).toBeGreaterThan(30);
    expect(
      await lintDataset({
        files,
        unreadable,
        facts: defaultControlFacts(),
        today: new Date().toISOString().slice(0, 10),
      }),
    ).toEqual([]);
  }, 60_000);

  it('runs every rule and sorts by file', async () => {
    const names = lintRules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const findings = await lintDataset({
      files: [
        ...['S3.2', 'S3.10'].map(id => ({
          path: `controls/S3/${id}.md`,
          content: testPage({}, id),
        })),
        {
          path: 'controls/S3/S3.1.md',
          content: testPage({ 'severity: HIGH': 'severity: LOW' }),
        },
      ],
      unreadable: [{ path: 'controls/S3/S3.0.md', reason: 'no access' }],
      facts: testFacts,
      today: '2026-11-22',
      families: [],
    });
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'controls/S3/S3.0.md schema',
      'controls/S3/S3.1.md facts',
    ]);
  });
});
