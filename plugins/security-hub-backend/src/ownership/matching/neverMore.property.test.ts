import fc from 'fast-check';
import { createLedger } from '../../accounts';
import { resolveClaims } from '../claims';
import { createOwnershipIndex } from '../matching';
import { parseScope } from '../scope';

const accounts = ['111122223333', '444455556666', '777788889999'];
const environments = ['prod', 'stage', 'unknown'] as const;
const ledger = createLedger({
  accounts: accounts.map((id, index) => ({
    id,
    partition: 'aws',
    environment: environments[index],
  })),
  resources: [],
  trustedLocations: [],
});

const tagSets: Array<Record<string, string> | undefined> = [
  undefined,
  {},
  { Service: 'a' },
  { Service: 'ab', Env: 'p' },
];

/** Every finding that the annotations below can tell apart. */
const findings = accounts.flatMap(account =>
  ['us-east-1', 'eu-west-1', 'global', 'unknown'].flatMap(region =>
    tagSets.flatMap(tags =>
      ['arn:aws:s3:::a-1', 'arn:aws:s3:::b-1', 'i-1'].map(id => ({
        partition: 'aws',
        account,
        region,
        resources: [{ id, canonicalId: id, tags }],
      })),
    ),
  ),
);

/** What a scope matches, with claims left unchecked: its parts alone decide. */
function matched(annotations: Record<string, string>): Set<number> {
  const scope = resolveClaims(
    parseScope({ annotations }),
    { ref: 'component:default/x', ownerRefs: [] },
    ledger,
    { mode: 'open', allow: [], trustedLocations: [] },
  );
  const index = createOwnershipIndex([scope], ledger);
  return new Set(
    findings.flatMap((finding, at) =>
      index.match(finding).length ? [at] : [],
    ),
  );
}

const garbage = fc.constantFrom(
  'x y',
  '"',
  "'a'b",
  ',',
  '=',
  '1234',
  'arn:*',
  'Production',
  '*=a',
  'Service=a,Service=c',
  '\u202e',
  '[',
);
const good: Record<string, string[]> = {
  'account-ids': [accounts[0], accounts[1]],
  tags: ['Service=a', 'Service=a*', 'Service, Env=*'],
  arns: ['arn:aws:s3:::a-*', 'arn:aws:s3:::*'],
  regions: ['us-east-1', 'eu-west-1'],
  environments: ['prod', 'stage'],
};
const separator = (name: string) => (name === 'tags' ? ';' : ',');

/** Elements of each annotation, of which some are garbage. */
const written = fc
  .tuple(
    ...Object.entries(good).map(([name, values]) =>
      fc.tuple(
        fc.constant(name),
        fc.array(
          fc.oneof(
            fc.constantFrom(...values).map(text => ({ text, bad: false })),
            garbage.map(text => ({ text, bad: true })),
          ),
          { maxLength: 3 },
        ),
      ),
    ),
  )
  .map(entries => entries.filter(([, elements]) => elements.length));

function render(
  entries: Array<[string, Array<{ text: string }>]>,
): Record<string, string> {
  return Object.fromEntries(
    entries.map(([name, elements]) => [
      `aws-security-hub/${name}`,
      elements.map(({ text }) => text).join(separator(name)),
    ]),
  );
}

function expectWithin(part: Set<number>, whole: Set<number>) {
  expect([...part].filter(at => !whole.has(at))).toEqual([]);
}

describe('a malformed part', () => {
  it('never makes a scope match more than without it', () => {
    let broken = 0;
    fc.assert(
      fc.property(written, entries => {
        const all = matched(render(entries));
        for (const [name, elements] of entries) {
          if (elements.some(({ bad }) => bad)) {
            broken += 1;
            const kept = entries.map(
              ([other, items]): [string, Array<{ text: string }>] => [
                other,
                other === name ? items.filter(({ bad }) => !bad) : items,
              ],
            );
            const left = kept.filter(([, items]) => items.length);
            // Without an annotation of its own nothing narrows, or joins, the others: that is more, and all right
            expectWithin(all, matched(render(left)));
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(broken).toBeGreaterThan(100);
  });

  it('in the full form makes its selector match nothing, and leaves the others', () => {
    const selector = fc.constantFrom(
      `accounts: ${accounts[0]}`,
      'tags: {Service: a*}',
      'arns: ["arn:aws:s3:::a-*"]',
    );
    const narrow = fc.constantFrom(
      'regions: us-east-1',
      'environments: prod',
      'not: {tags: [Env]}',
      'not: {environments: stage}',
    );
    const bad = fc.constantFrom(
      'regions: Tokyo',
      'environments: [prod, Prod]',
      'environment: prod',
      'not: {tags: [Env], environments: x}',
      'not: [{tags: {A: b}}, {nothing: 1}]',
      'accounts: 12',
      'tags: {"*": a}',
      'tags: []',
    );
    const parts = fc.array(fc.tuple(selector, narrow, fc.option(bad)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(parts, list => {
        const line = (items: (string | null)[]) =>
          `- {${items.filter(item => item !== null).join(', ')}}`;
        const scope = (lines: string[]) => ({
          'aws-security-hub/scope': lines.join('\n'),
        });
        const whole = list.filter(([, , mistake]) => mistake === null);
        expect(matched(scope(list.map(line)))).toEqual(
          whole.length ? matched(scope(whole.map(line))) : new Set(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is found whatever the text is, and never thrown', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(good), 'scope'),
          fc.oneof(
            fc.string({ unit: 'binary' }),
            garbage,
            fc.constantFrom(...Object.values(good).flat()),
          ),
        ),
        texts => {
          const annotations = Object.fromEntries(
            Object.entries(texts).map(([name, text]) => [
              `aws-security-hub/${name}`,
              text,
            ]),
          );
          const { selectors, problems } = parseScope({ annotations });
          // Whatever matches nothing is told, with its place
          const silent = selectors.length
            ? selectors.some(({ malformed }) => malformed !== undefined)
            : Object.keys(texts).length > 0;
          expect(problems.length > 0 || !silent).toBe(true);
          for (const { position, value, line, column } of problems) {
            expect(position).toBeGreaterThanOrEqual(0);
            expect(position).toBeLessThanOrEqual(value.length);
            expect(line).toBeGreaterThan(0);
            expect(column).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
