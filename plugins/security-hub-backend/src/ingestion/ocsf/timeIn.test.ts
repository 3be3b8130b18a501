import {
  makeControlDocument,
  recordOfOcsf,
} from '../__testUtils__/ocsfDocuments';

describe('the times of a document', () => {
  it.each([
    [{ modified_time: Date.UTC(2026, 8, 1) }, '2026-09-01T00:00:00.000Z', []],
    [
      { modified_time_dt: '2026-09-01T02:00:00+02:00', modified_time: 1 },
      '2026-09-01T00:00:00.000Z',
      [],
    ],
    [
      { modified_time: 1_788_220_800 },
      '2026-09-01T00:00:00.000Z',
      ['finding_info.modified_time 1788220800 is too small, read as seconds'],
    ],
    [
      { modified_time_dt: 'soon', modified_time: 1_788_220_800_000 },
      '2026-09-01T00:00:00.000Z',
      ['finding_info.modified_time_dt "soon" is no time'],
    ],
    [
      { modified_time: 1e300 },
      undefined,
      [
        'finding_info.modified_time 1e+300 is no time',
        'finding_info.modified_time is absent',
      ],
    ],
    [{}, undefined, ['finding_info.modified_time is absent']],
  ])('times: %j is %s', (times, expected, gaps) => {
    const record = recordOfOcsf(
      makeControlDocument({
        finding_info: { uid: 'a', title: 'A title', ...times },
      }),
    );
    expect([record.provider.updatedAt, record.gaps]).toEqual([expected, gaps]);
  });

  it('takes the time of the event where the finding tells none, and never a later version than now', () => {
    const late = '2027-01-01T00:00:00.000Z';
    const { provider } = recordOfOcsf(
      makeControlDocument({
        time: Date.parse(late),
        finding_info: { uid: 'a' },
      }),
    );
    expect([provider.updatedAt, provider.order[0]]).toEqual([
      late,
      '2026-10-01T00:05:00.000Z',
    ]);
  });
});
