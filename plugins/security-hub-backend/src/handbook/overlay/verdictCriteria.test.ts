import {
  Overlay,
  OverlayPage,
  Verdict,
  verdictKinds,
} from 'aws-control-handbook';
import {
  Environment,
  matchesFindingFilter,
} from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { generalVerdict, verdictCriteria } from './verdictCriteria';

const environments = ['prod', 'dev', 'unknown'] as const;
const accounts = ['111122223333', '444455556666'];
const types: Record<string, string> = {
  'component:default/shop': 'website',
  'component:default/orders': 'service',
};
const controls = ['S3.8', 'S3.9'];

const when = fc.record(
  {
    environments: fc.subarray([...environments], { minLength: 1 }),
    accounts: fc.subarray(accounts, { minLength: 1 }),
    entityTypes: fc.subarray(['website', 'service', 'library'], {
      minLength: 1,
    }),
  },
  { requiredKeys: [] },
);

const verdict: fc.Arbitrary<Verdict> = fc.record(
  {
    verdict: fc.constantFrom(...verdictKinds),
    when,
    reason: fc.constant('For a reason.'),
  },
  { requiredKeys: ['verdict', 'reason'] },
);

function overlayOf(verdicts: Record<string, Verdict[]>): Overlay {
  const pages = new Map(
    Object.entries(verdicts).map(([id, each]): [string, OverlayPage] => [
      id,
      {
        controlId: id,
        file: `${id}.md`,
        version: 'v',
        here: '',
        frontMatter: {
          id,
          reviewer: 'group:default/platform',
          reviewed: '2026-11-01',
          verdicts: each,
        },
      },
    ]),
  );
  return Overlay.create({ pages, ownPages: [] });
}

const overlays = fc.record({
  'S3.8': fc.array(verdict, { maxLength: 4 }),
  'S3.9': fc.array(verdict, { maxLength: 4 }),
});

const findings = fc.record({
  control: fc.constantFrom(...controls, 'EC2.2', undefined),
  environment: fc.constantFrom<Environment>(...environments),
  account: fc.constantFrom(...accounts, undefined),
  primaryEntity: fc.constantFrom(...Object.keys(types), undefined),
});

const entitiesOfTypes = (wanted: readonly string[]) =>
  Object.keys(types).filter(ref => wanted.includes(types[ref]));

const subjectOf = (finding: {
  control?: string;
  environment: Environment;
  account?: string;
  primaryEntity?: string;
}) => ({
  control: finding.control,
  environment: finding.environment,
  account: finding.account,
  primaryEntity: finding.primaryEntity,
  severity: 'HIGH' as const,
  product: 'security-hub',
  kind: 'control' as const,
  owner: [],
});

describe('verdictCriteria', () => {
  it('keeps the findings on which the verdict stands that is found one by one', () => {
    fc.assert(
      fc.property(
        overlays,
        findings,
        fc.subarray([...verdictKinds, 'none' as const]),
        (verdicts, finding, wanted) => {
          const overlay = overlayOf(verdicts);
          const found = overlay.verdict(finding.control ?? '', {
            environment: finding.environment,
            account: finding.account,
            entityType: types[finding.primaryEntity ?? ''],
          });
          expect(
            matchesFindingFilter(
              subjectOf(finding),
              verdictCriteria(overlay, wanted, entitiesOfTypes),
            ),
          ).toBe(wanted.includes(found?.verdict.verdict ?? 'none'));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('tells the verdict of a whole control only where no finding can have another', () => {
    fc.assert(
      fc.property(overlays, findings, (verdicts, finding) => {
        const overlay = overlayOf(verdicts);
        const page = overlay.page('S3.8');
        const general = page && generalVerdict(page);
        fc.pre(general !== undefined);
        expect(
          overlay.verdict('S3.8', {
            environment: finding.environment,
            account: finding.account,
            entityType: types[finding.primaryEntity ?? ''],
          })?.verdict.verdict,
        ).toBe(general);
      }),
    );
  });
});
