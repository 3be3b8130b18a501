import { CloudFormationSchema } from '../../proofs/cloudformation/CloudFormationSchema';
import { testLintInput, testPage } from '../../testPages';
import {
  checkTemplates,
  cloudFormationSchemaRule,
} from './cloudFormationSchema';

const path = 'controls/S3/S3.1.md';
const inputFor = (replace: Record<string, string> = {}) =>
  testLintInput({ [path]: testPage(replace) });

describe('cloudFormationSchemaRule', () => {
  it('accepts a template with placeholders, also with those that stay', async () => {
    expect(
      await cloudFormationSchemaRule.check(
        inputFor({
          'BucketName: {{resource.name}}':
            'BucketName: "{{account}}-{{resource.tags.team}}"',
        }),
      ),
    ).toEqual([]);
  });

  it('names the page, the section and what is wrong', async () => {
    expect(
      await cloudFormationSchemaRule.check(
        inputFor({ 'BucketName:': 'BucketNames:' }),
      ),
    ).toEqual([
      {
        file: path,
        message:
          'cloudformation: Menu: AWS::S3::Bucket has no property BucketNames; did you mean BucketName?',
      },
    ]);
  });

  it('looks into shared pieces, and leaves to others what does not parse', async () => {
    expect(
      await cloudFormationSchemaRule.check(
        testLintInput({
          'controls/_shared/menus.md': `---
name: menus
---

## Roll back

\`\`\`yaml
Resources:
  Menu:
    Type: AWS::S3::Buckets
\`\`\`

\`\`\`yaml
Resources: [
\`\`\`
`,
        }),
      ),
    ).toEqual([
      {
        file: 'controls/_shared/menus.md',
        message: expect.stringMatching(
          /^rollback: Menu: unknown resource type AWS::S3::Buckets; did you mean AWS::S3::Bucket\?/,
        ),
      },
    ]);
  });

  it('can be run with a larger schema', () => {
    const schema = CloudFormationSchema.create({
      source: 'test',
      version: '1',
      date: '2026-11-26',
      resources: {
        'AWS::S3::Bucket': {
          properties: {},
          attributes: [],
          definitions: {},
          required: ['Menu'],
        },
      },
    });
    expect(checkTemplates(inputFor(), schema)).toEqual([
      {
        file: path,
        message:
          'cloudformation: Menu: AWS::S3::Bucket needs the property Menu',
      },
    ]);
  });
});
