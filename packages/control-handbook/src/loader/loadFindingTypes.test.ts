import { knownFindingTypes } from '../lint/knownFindingTypes';
import type { Handbook } from './Handbook';
import { loadHandbook } from './loadHandbook';

describe('the pages about finding types that ship', () => {
  let handbook: Handbook;
  beforeAll(async () => {
    handbook = await loadHandbook();
  });

  it('finds the page of a finding of another product, and fills it in for its resource', () => {
    const page = handbook.findingType(
      'guardduty',
      [
        'TTPs/Initial Access/Recon:IAMUser-Permissions',
        'TTPs/Persistence/Persistence:IAMUser-NetworkPermissions',
      ],
      {
        account: '111122223333',
        region: 'ap-northeast-1',
        resource: {
          id: 'AWS::IAM::AccessKey:AKIAIOSFODNN7EXAMPLE',
          type: 'AwsIamAccessKey',
          displayName: 'kumo-deploy',
        },
      },
    );
    expect(page).toMatchObject({
      id: 'persistence',
      responder: 'threat',
      resourceKnown: true,
      exceptions: [],
    });
    expect(page?.byResource.map(({ kind }) => kind)).toEqual(['access-key']);
    expect(
      page?.byResource[0]?.blocks.find(block => block.type === 'code'),
    ).toMatchObject({
      code: expect.stringContaining(
        `update-access-key --user-name 'kumo-deploy' \\\n  --access-key-id 'AKIAIOSFODNN7EXAMPLE'`,
      ),
      unresolved: [],
    });
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
    expect(handbook.findingType('guardduty', ['Threats'], {})).toBeUndefined();
    expect(handbook.findingType('nobody', ['Recon:x'], {})).toBeUndefined();
  });

  it('has every page about finding types in Japanese as a whole', () => {
    const { findingTypes } = handbook.coverage();
    expect(findingTypes.ja).toBe(findingTypes.en);
    for (const { product, examples } of knownFindingTypes) {
      for (const type of examples) {
        const page = handbook.findingType(product, [type], {}, 'ja');
        expect([type, page?.translation]).toEqual([type, 'complete']);
      }
    }
  });
});
