import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ResourceSummary } from 'backstage-plugin-security-hub-common';
import { ResourceFacts } from './ResourceFacts';

const resource: ResourceSummary = {
  id: 'arn:aws:s3:::orders',
  name: 'orders',
  type: 'AwsS3Bucket',
};

describe('ResourceFacts', () => {
  it.each<[Partial<ResourceSummary>, string]>([
    [
      { tags: { Service: 'checkout' }, tagState: 'current' },
      'Service=checkout (as last read from AWS)',
    ],
    [{ tags: {}, tagState: 'current' }, 'None (as last read from AWS)'],
    [
      { tags: { Service: 'checkout' }, tagState: 'at-finding-time' },
      'Service=checkout (as of the finding; they may have changed since)',
    ],
    [{ tagState: 'unknown' }, 'Unknown: the finding carries no tags'],
  ])('says what is known of the tags: %p', async (tags, words) => {
    renderInTestApp(<ResourceFacts resource={{ ...resource, ...tags }} />);
    const label = await screen.findByText('Tags');
    expect(label.nextElementSibling?.textContent?.trim()).toBe(words);
  });
});
