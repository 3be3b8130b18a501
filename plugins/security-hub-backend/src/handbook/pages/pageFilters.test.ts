import { HandbookPageItem } from 'backstage-plugin-security-hub-common';
import { filterPages, pageFacets, PageFilters } from './pageFilters';
import { ListedPage } from './pageItems';

function page(item: Partial<HandbookPageItem> & { id: string }): ListedPage {
  const whole: HandbookPageItem = {
    kind: 'control',
    title: `Title of ${item.id}`,
    service: item.id.split('.')[0],
    status: 'active',
    hasPage: true,
    stale: false,
    hazards: 0,
    languages: ['en'],
    ...item,
  };
  return {
    item: whole,
    words: `${whole.id} ${whole.title}`.toLowerCase(),
    text: () => '',
  };
}

const overlay = (
  verdicts: NonNullable<HandbookPageItem['overlay']>['verdicts'],
) => ({
  file: 'file.md',
  reviewed: '2026-11-01',
  stale: false,
  text: false,
  verdicts,
});

const pages = [
  page({
    id: 'EC2.10',
    severity: 'MEDIUM',
    layer: 'network',
    standards: ['cis'],
    use: { open: 0, resources: 0, services: 0, evaluated: 4 },
  }),
  page({
    id: 'EC2.2',
    severity: 'HIGH',
    hazards: 2,
    languages: ['en', 'ja'],
    overlay: overlay(['fix', 'accept']),
    use: { open: 3, resources: 3, services: 1, evaluated: 9 },
  }),
  page({
    id: 'S3.9',
    severity: 'MEDIUM',
    stale: true,
    overlay: overlay([]),
    use: { open: 0, resources: 0, services: 0, evaluated: 0 },
  }),
  page({
    id: 'guardduty:backdoor',
    kind: 'finding-type',
    service: 'guardduty',
  }),
  page({ id: 'ECS.1', status: 'retired' }),
];

const ids = (filters: PageFilters) =>
  filterPages(pages, filters).map(({ item }) => item.id);

describe('filterPages', () => {
  it('sorts by service and number, severity or use', () => {
    expect(ids({})).toEqual(['EC2.2', 'EC2.10', 'S3.9', 'guardduty:backdoor']);
    expect(ids({ sort: 'severity' })).toEqual([
      'EC2.2',
      'EC2.10',
      'S3.9',
      'guardduty:backdoor',
    ]);
    expect(ids({ sort: 'use' })[0]).toBe('EC2.2');
  });

  it.each<[PageFilters, string[]]>([
    [{ q: 'title ec2.1' }, ['EC2.10']],
    [{ q: 'nothing of that' }, []],
    [{ service: ['S3', 'guardduty'] }, ['S3.9', 'guardduty:backdoor']],
    [{ kind: ['finding-type'] }, ['guardduty:backdoor']],
    [{ severity: ['HIGH'] }, ['EC2.2']],
    [{ layer: ['network'], standard: ['cis'] }, ['EC2.10']],
    [{ verdict: ['accept'] }, ['EC2.2']],
    [{ verdict: ['none'] }, ['EC2.10', 'S3.9', 'guardduty:backdoor']],
    [{ hazards: true }, ['EC2.2']],
    [{ hazards: false }, ['EC2.10', 'S3.9', 'guardduty:backdoor']],
    [{ stale: true }, ['S3.9']],
    [{ untranslated: true }, ['EC2.10', 'S3.9', 'guardduty:backdoor']],
    [{ use: 'failing' }, ['EC2.2']],
    [{ use: 'checked' }, ['EC2.2', 'EC2.10']],
    // Of the finding type nothing is counted, which is not the same as none
    [{ use: 'unused' }, ['S3.9']],
    [{ status: 'retired' }, ['ECS.1']],
  ])('%j keeps %j', (filters, expected) => {
    expect(ids(filters)).toEqual(expected);
  });
});

it('counts the values of every filter, whatever is chosen', () => {
  expect(pageFacets(pages, { service: ['S3'] })).toMatchObject({
    service: [
      { value: 'EC2', count: 2 },
      { value: 'guardduty', count: 1 },
      { value: 'S3', count: 1 },
    ],
    verdict: [
      { value: 'accept', count: 1 },
      { value: 'fix', count: 1 },
      { value: 'none', count: 3 },
    ],
    kind: [
      { value: 'control', count: 3 },
      { value: 'finding-type', count: 1 },
    ],
  });
});
