import { renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { GuidanceFindingType } from 'backstage-plugin-security-hub-common';
import { violations } from '../../__testUtils__/renderTab';
import { FindingTypePage } from './FindingTypePage';

const text = (markdown: string) => ({
  type: 'text' as const,
  markdown,
  language: 'en' as const,
  inserted: [],
  unresolved: [],
});

const shipped: GuidanceFindingType = {
  product: 'config',
  id: 'instance-from-base-image',
  title: 'An instance runs from an image that is not ours',
  titleLanguage: 'en',
  responder: 'owner',
  sourcePath: 'compute/instance-from-base-image.md',
  reviewed: '2026-11-20',
  translation: 'original',
  hazards: [],
  meaning: [text('Nobody patches it.')],
  firstResponse: [text('See who started it.')],
  byResource: [],
  whoToCall: [],
  verify: [],
  exceptions: [],
  references: [],
};

const own: GuidanceFindingType = {
  ...shipped,
  own: {
    file: 'compute/instance-from-base-image.md',
    editUrl: 'https://git.example.com/handbook/instance-from-base-image.md',
    reviewer: 'group:default/platform-security',
  },
  firstResponse: [],
  fix: {
    existingResource: [text('Take the newest base image.')],
    methods: [
      { method: 'terraform', blocks: [text('Change the module.')] },
      { method: 'cli', blocks: [text('Ask for the image.')] },
    ],
    preferredMethod: 'cli',
    missing: [],
  },
  rollBack: [text('Start the old one.')],
};

async function shown(page: GuidanceFindingType) {
  renderInTestApp(
    <main>
      <FindingTypePage page={page} isThreat={false} />
    </main>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
    },
  );
  await screen.findByText('Nobody patches it.');
  return screen.getByRole('main');
}

describe('FindingTypePage', () => {
  it('says that a page is one of the organisation, who looked at it, and where it is edited', async () => {
    const main = await shown(own);
    expect(main).toHaveTextContent(
      /Page of your organisation Reviewed on Nov 20, 2026 by .*platform-security\. Edit this file/,
    );
    expect(
      within(main).getByRole('link', { name: /Edit this file/ }),
    ).toHaveAttribute('href', own.own?.editUrl);
    expect(main).not.toHaveTextContent('Page last reviewed');
    expect(within(main).queryByText('First response')).not.toBeInTheDocument();
    expect(
      within(within(main).getByRole('tabpanel', { name: 'AWS CLI' })).getByText(
        'Ask for the image.',
      ),
    ).toBeInTheDocument();
    expect(
      within(main).getByRole('region', { name: 'Roll back' }),
    ).toHaveTextContent('Start the old one.');
    expect(await violations(main)).toEqual([]);
  });

  it('has nothing to edit where the place of the files is not known', async () => {
    const main = await shown({
      ...own,
      own: { ...own.own!, editUrl: undefined },
    });
    expect(main).toHaveTextContent('Page of your organisation');
    expect(within(main).queryByText(/Edit this file/)).toBeNull();
  });

  it('says nothing of the kind about a page that ships', async () => {
    const main = await shown(shipped);
    expect(main).not.toHaveTextContent('Page of your organisation');
    expect(main).toHaveTextContent('Page last reviewed on Nov 20, 2026');
    expect(within(main).queryByText('Roll back')).not.toBeInTheDocument();
  });
});
