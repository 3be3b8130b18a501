import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  handbookStandIn,
  pageItem,
  StandInAnswer,
} from './__testUtils__/handbookStandIn';
import { startSearch } from './__testUtils__/startSearch';
import { HandbookCollatorFactory } from './HandbookCollatorFactory';
import { HandbookDocument } from './HandbookDocument';

jest.setTimeout(60_000);

/** More than one answer holds; the last one says something that no other page does. */
const manyPages = Array.from({ length: 450 }, (_, index) =>
  pageItem(`Test.${index + 1}`, index === 449 ? { text: 'Marmalade' } : {}),
);

/** A collator over a stand-in for the backend of the plugin, without a search. */
async function startCollator(
  answer: (call: number) => StandInAnswer,
  retryAfter: number[] = [],
) {
  const { plugin, asked } = handbookStandIn(answer);
  const backend = await startTestBackend({ features: [plugin] });
  const port = backend.server.port();
  const url = async (id: string) => `http://localhost:${port}/api/${id}`;
  const collate = async () => {
    const documents: HandbookDocument[] = [];
    const factory = HandbookCollatorFactory.create({
      auth: mockServices.auth({ pluginId: 'search' }),
      discovery: { getBaseUrl: url, getExternalBaseUrl: url },
      retryAfter,
    });
    for await (const document of await factory.getCollator()) {
      documents.push(document);
    }
    return documents;
  };
  return { collate, asked, stop: async () => await backend.stop() };
}

describe('HandbookCollatorFactory', () => {
  it('makes a document of each page, with the same fields for all, and none of the numbers of use', async () => {
    const { collate } = await startCollator(() => ({
      pages: [
        pageItem('EC2.22', {
          hazards: 3,
          overlay: {
            file: 'EC2.22.md',
            reviewed: '2026-11-20',
            stale: false,
            verdicts: ['accept', 'fix'],
            text: true,
          },
          use: { open: 7, resources: 7, services: 2, evaluated: 40 },
        }),
        pageItem('guardduty:ec2-instance', {
          kind: 'finding-type',
          service: 'GuardDuty',
          severity: undefined,
        }),
        pageItem('own:egress & ingress', {
          kind: 'own',
          service: 'custom/default',
          severity: undefined,
          text: undefined,
        }),
      ],
    }));
    expect(await collate()).toEqual([
      {
        title: 'EC2.22 Title of EC2.22',
        text: 'What the page says of EC2.22\nEC2.22',
        location: '/security-hub?tab=handbook&page=EC2.22',
        pageId: 'EC2.22',
        severity: 'MEDIUM',
        service: 'EC2',
        hazards: 3,
        verdicts: ['accept', 'fix'],
      },
      {
        title: 'Title of guardduty:ec2-instance',
        text: 'What the page says of guardduty:ec2-instance\nguardduty:ec2-instance',
        location: '/security-hub?tab=handbook&page=guardduty%3Aec2-instance',
        pageId: 'guardduty:ec2-instance',
        severity: '',
        service: 'GuardDuty',
        hazards: 0,
        verdicts: [],
      },
      {
        title: 'Title of own:egress & ingress',
        text: 'own:egress & ingress',
        location:
          '/security-hub?tab=handbook&page=own%3Aegress%20%26%20ingress',
        pageId: 'own:egress & ingress',
        severity: '',
        service: 'custom/default',
        hazards: 0,
        verdicts: [],
      },
    ]);
  });

  it('waits for a backend that cannot answer yet, but not without end, and not for one that refuses', async () => {
    const starting = { status: 503, message: 'Service has not started up yet' };
    const late = await startCollator(
      call => (call < 3 ? starting : { pages: [pageItem('EC2.22')] }),
      [1, 1],
    );
    expect(await late.collate()).toHaveLength(1);
    expect(late.asked).toHaveLength(3);

    const never = await startCollator(() => starting, [1, 1]);
    await expect(never.collate()).rejects.toThrow(
      'The handbook was not indexed: the security-hub backend gave no pages from 1 on (Request failed with 503 Service Unavailable: Service has not started up yet)',
    );
    expect(never.asked).toHaveLength(3);

    const old = await startCollator(
      () => ({ status: 404, message: 'There is no such route' }),
      [1, 1],
    );
    await expect(old.collate()).rejects.toThrow(
      /404 Not Found: There is no such route/,
    );
    expect(old.asked).toHaveLength(1);

    await late.stop();
    await expect(late.collate()).rejects.toThrow(
      /fetch failed: .*ECONNREFUSED/,
    );
    expect(late.asked).toHaveLength(3);
  });

  it('does not take a part for the whole', async () => {
    const { collate } = await startCollator(() => ({
      pages: [pageItem('EC2.22')],
      totalItems: 2,
    }));
    await expect(collate()).rejects.toThrow(
      'The handbook was not indexed: it has 2 pages, and the security-hub backend gave 1',
    );
  });
});

describe('the module in the search', () => {
  it('reads as the plugin, list after list, and keeps what it has when one fails', async () => {
    let answer: (call: number) => StandInAnswer = () => ({ pages: manyPages });
    const { plugin, asked } = handbookStandIn(call => answer(call));
    const search = await startSearch({
      features: [plugin],
      config: {
        search: {
          collators: { securityHubHandbook: { location: '/security' } },
        },
      },
    });
    await search.index();
    expect(asked).toEqual(
      [0, 200, 400].map(offset => ({
        from: 'plugin:search',
        query: {
          path: '/handbook/pages',
          include: 'text',
          status: 'active',
          limit: '200',
          offset: String(offset),
        },
      })),
    );
    const [found] = await search.find('marmalade');
    expect(found).toMatchObject({
      title: 'Test.450 Title of Test.450',
      location: '/security?tab=handbook&page=Test.450',
    });
    expect(search.errors()).toEqual([]);

    // Two lists come, with other words, and the third does not
    const changed = manyPages.map(page => ({ ...page, text: 'Chutney' }));
    answer = call =>
      call < 6
        ? { pages: changed }
        : { status: 500, message: 'The database is away' };
    await search.index();
    expect(asked).toHaveLength(6);
    expect(search.errors()).toContainEqual(
      expect.stringContaining(
        'The handbook was not indexed: the security-hub backend gave no pages from 401 on (Request failed with 500 Internal Server Error: The database is away)',
      ),
    );
    expect(await search.find('marmalade')).toEqual([found]);
    expect(await search.find('chutney')).toEqual([]);

    answer = () => ({ pages: changed });
    await search.index();
    expect(await search.find('chutney')).not.toEqual([]);
    expect(await search.find('marmalade')).toEqual([]);
  });
});
