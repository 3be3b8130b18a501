import { FindingsPage, HubError, SecurityHubGateway } from '../../aws';
import { cspmStream } from './cspmStream';
import { toFilters } from './filters';
import { readPages } from './readPages';

type Request = Parameters<SecurityHubGateway['getFindings']>[0];

const day = (number: number) =>
  `2026-02-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const page = (nextToken: string | undefined, ...days: number[]) => ({
  findings: days.map(number => ({ Id: `${number}`, UpdatedAt: day(number) })),
  nextToken,
  observedAt: day(28),
});
const expired = new HubError('expired-token', 'expired');

/** Answers with what is next in the list, whatever is asked for. */
function listen(answers: Array<FindingsPage | Error>) {
  const requests: Request[] = [];
  const getFindings = async (request: Request) => {
    requests.push(request);
    const answer = answers.shift();
    if (!answer || answer instanceof Error) {
      throw answer ?? new Error('nothing more to say');
    }
    return answer;
  };
  let now = Date.parse(day(28));
  const clock = {
    // Each look at the clock gives another time
    now: () => (now += 1000),
    sleep: async () => {},
  };
  const read = async (resumeFrom?: string) => {
    const pages = [];
    for await (const item of readPages({
      stream: cspmStream({ getFindings }),
      query: { active: true },
      priority: 'full',
      clock,
      resumeFrom,
    })) {
      pages.push(item);
    }
    return pages;
  };
  const starts = () =>
    requests.map(
      ({ filters }) =>
        (filters.UpdatedAt as [{ Start: string }] | undefined)?.[0].Start,
    );
  return { read, requests, starts };
}

describe('readPages', () => {
  it('asks for order, says from where to go on, and keeps the filters of a token', async () => {
    const { read, requests } = listen([
      page('a', 3, 4),
      page('b', 4, 5),
      page(undefined),
    ]);
    const pages = await read(day(2));
    expect(pages.map(item => item.resumeFrom)).toEqual([
      '2026-02-03T23:59:59.000Z',
      '2026-02-04T23:59:59.000Z',
      '2026-02-04T23:59:59.000Z',
    ]);
    expect(requests[0]).toMatchObject({
      sort: [{ field: 'UpdatedAt', order: 'asc' }],
      maxResults: 100,
      filters: {
        ...toFilters({ active: true }, 0),
        UpdatedAt: [{ Start: day(2) }],
      },
    });
    expect(requests.map(item => item.nextToken)).toEqual([undefined, 'a', 'b']);
    expect(
      new Set(requests.map(item => JSON.stringify(item.filters))).size,
    ).toBe(1);
  });

  it('goes on from the latest time when a token has expired', async () => {
    const { read, starts } = listen([
      page('a', 1, 2),
      expired,
      page('b', 2, 3),
      expired,
      page(undefined, 3, 4),
    ]);
    expect(await read()).toHaveLength(3);
    expect(starts()).toEqual([
      undefined,
      undefined,
      '2026-02-01T23:59:59.000Z',
      '2026-02-01T23:59:59.000Z',
      '2026-02-02T23:59:59.000Z',
    ]);
  });

  it.each([
    ['out of order', page('b', 1, 4)],
    ['without a time', { ...page('b', 3), findings: [{ Id: 'x' }] }],
    [
      'with a time that is none',
      { ...page('b', 3), findings: [{ Id: 'x', UpdatedAt: '25:00' }, 'junk'] },
    ],
  ])('begins at the beginning after a page %s', async (_, odd) => {
    const { read, starts } = listen([
      page('a', 2, 3),
      odd,
      expired,
      page('c', 2, 3),
      expired,
      page(undefined, 1, 2),
    ]);
    const pages = await read(day(1));
    expect(pages.map(item => item.resumeFrom)).toEqual([
      '2026-02-02T23:59:59.000Z',
      day(1),
      day(1),
      day(1),
    ]);
    expect(new Set(starts())).toEqual(new Set([day(1)]));
  });

  it('gives up when it gets no further, and on anything else at once', async () => {
    const stuck = listen(
      Array.from({ length: 20 }, (_, number) =>
        number % 2 ? expired : page('a', 1),
      ),
    );
    await expect(stuck.read()).rejects.toBe(expired);
    expect(stuck.requests.length).toBeLessThan(12);
    const denied = new HubError('denied', 'denied');
    const refused = listen([page('a', 1), denied]);
    await expect(refused.read()).rejects.toBe(denied);
  });
});
