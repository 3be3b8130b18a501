import {
  replacementCoverage,
  replacingFixes,
} from '../../progress/replacingFixes';
import { CloudFormationSchema } from '../../proofs/cloudformation/CloudFormationSchema';
import { testLintInput, testPage } from '../../testPages';
import { checkReplacements, replacementsRule } from './replacements';

const path = 'controls/S3/S3.1.md';
const reason = '      replacement: nothing-lost\n';
const inputFor = (
  replace: Record<string, string> = {},
  others: Record<string, string> = {},
) => testLintInput({ [path]: testPage(replace), ...others });
const messagesFor = async (...input: Parameters<typeof inputFor>) =>
  (await replacementsRule.check(inputFor(...input))).map(
    ({ message }) => message,
  );

describe('replacementsRule', () => {
  it('finds a fix that replaces the resource without saying so', async () => {
    expect(await replacementsRule.check(inputFor({ [reason]: '' }))).toEqual([
      {
        file: path,
        message:
          'AWS::S3::Bucket BucketName: a change of it replaces the resource, and no hazard of kind replaces-resource says so. Write one: ' +
          'what is lost, and what to do instead. Only where nothing is replaced or lost, say so in tested (replacement: added or nothing-lost)',
      },
    ]);
  });

  it('accepts a hazard of the page or of what it includes, or a reason', async () => {
    expect(await messagesFor()).toEqual([]);
    expect(
      await messagesFor({
        [reason]: '',
        'kind: breaks-clients': 'kind: replaces-resource',
      }),
    ).toEqual([]);
    const includes = { [reason]: '', 'hazards:': 'include: [menus]\nhazards:' };
    const piece = (kind: string) => ({
      'controls/_shared/menus.md': `---
name: menus
hazards:
  - id: new-menu
    kind: ${kind}
    title: The menu is made anew
    always: true
    happens: It is empty.
    instead: Copy it first.
    basis: reasoning
---
`,
    });
    expect(await messagesFor(includes, piece('replaces-resource'))).toEqual([]);
    expect(await messagesFor(includes, piece('downtime'))).toHaveLength(1);
  });

  it('accepts what does not replace, and wants no reason there', async () => {
    const kept = {
      'property: BucketName\n      value: kumo-coffee-menu':
        'property: VersioningConfiguration.Status',
    };
    expect(await messagesFor({ ...kept, [reason]: '' })).toEqual([]);
    expect(await messagesFor(kept)).toEqual([
      'AWS::S3::Bucket VersioningConfiguration.Status: a change of it does not always replace the resource, so leave ' +
        'replacement: nothing-lost out',
    ]);
  });

  it('leaves what may replace to the count of the pages', () => {
    const input = inputFor(
      { [reason]: '' },
      {
        'controls/S3/S3.2.md': testPage(
          {
            [reason]: '',
            'property: BucketName': 'property: Menu',
            'kind: breaks-clients': 'kind: replaces-resource',
          },
          'S3.2',
        ),
        'controls/S3/S3.10.md': testPage(
          { [reason]: '', 'property: BucketName': 'property: Menu' },
          'S3.10',
        ),
      },
    );
    const schema = CloudFormationSchema.create({
      source: 'test',
      version: '1',
      date: '2026-11-26',
      resources: {
        'AWS::S3::Bucket': {
          properties: { BucketName: 'string', Menu: 'string' },
          replaces: ['BucketName'],
          mayReplace: ['Menu'],
          attributes: [],
          definitions: {},
        },
      },
    });
    expect(checkReplacements(input, schema).map(({ file }) => file)).toEqual([
      path,
    ]);
    expect(
      replacementCoverage(replacingFixes(input.dataset.pages, schema)),
    ).toEqual({
      replaces: { pages: 1, warned: 0 },
      mayReplace: { pages: 2, warned: 1 },
    });
  });
});
