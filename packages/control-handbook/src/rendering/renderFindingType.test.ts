import { parseFindingTypePage } from '../page/FindingTypePage';
import { testFindingPage } from '../testPages';
import type { SubjectResource } from './GuidanceSubject';
import { renderFindingType } from './renderFindingType';

const render = (resource?: SubjectResource) =>
  renderFindingType({
    page: parseFindingTypePage(testFindingPage()),
    sourcePath: 'findings/macie/strangers.md',
    language: 'en',
    subject: { account: '111122223333', resource },
  });

describe('renderFindingType', () => {
  it('shows what to do first with the kind of resource of the finding', () => {
    const page = render({
      id: 'arn:aws:s3:::menu-of-today',
      type: 'AWS::S3::Bucket',
    });
    expect(page).toMatchObject({
      product: 'macie',
      translation: 'original',
      meaning: [
        {
          markdown:
            'A stranger read `menu-of-today` of `111122223333`, called `menu-of-today`.',
        },
      ],
      hazards: [{ id: 'regulars', matched: true }],
      resourceKnown: true,
      byResource: [
        {
          kind: 'bucket',
          blocks: [
            { code: "aws s3api get-bucket-acl --bucket 'menu-of-today'" },
          ],
        },
      ],
      exceptions: [{ id: 'public' }],
      verify: [],
    });
  });

  it('does not take an access key for the name of its user', () => {
    const [meaning] = render({
      id: 'AWS::IAM::AccessKey:AKIAIOSFODNN7EXAMPLE',
      type: 'AwsIamAccessKey',
    }).meaning;
    expect(meaning).toMatchObject({
      markdown:
        'A stranger read `AKIAIOSFODNN7EXAMPLE` of `111122223333`, called {{resource.displayName}}.',
      unresolved: [
        { placeholder: 'resource.displayName', reason: 'unknown-value' },
      ],
    });
  });

  it('puts the name of no resource into the commands for another kind', () => {
    for (const resource of [
      { id: 'arn:aws:sqs:eu-west-1:111122223333:orders', type: 'AwsSqsQueue' },
      { id: 'orders' },
    ]) {
      const page = render(resource);
      expect(page.resourceKnown).toBe(false);
      expect(page.byResource.map(({ kind }) => kind)).toEqual([
        'function',
        'bucket',
      ]);
      for (const { blocks } of page.byResource) {
        expect(blocks).toMatchObject([
          { unresolved: [{ reason: 'unknown-value' }] },
        ]);
      }
    }
  });
});
