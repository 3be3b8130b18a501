import { ControlFactsTable } from './facts/ControlFactsTable';
import type { ControlFacts } from './facts/ControlFacts';
import { parseDataset } from './loader/parseDataset';
import type { LintInput } from './lint/LintRule';

const facts = (id: string, rest: Partial<ControlFacts> = {}): ControlFacts => ({
  id,
  title: 'Menus should be closed',
  severity: 'HIGH',
  layer: 'data-store',
  standards: {},
  documentationUrl: 'https://docs.aws.amazon.com/securityhub/',
  status: 'active',
  ...rest,
});

/** A small world of controls for tests. */
export const testFacts = ControlFactsTable.create({
  date: '2026-08',
  controls: [
    facts('S3.1'),
    facts('S3.2'),
    facts('S3.10'),
    facts('S3.4', { status: 'retired', replacedBy: ['S3.1'] }),
    facts('OldS3.1', { status: 'renamed', replacedBy: ['S3.1'] }),
  ],
});

function replaced(page: string, replace: Record<string, string>): string {
  let text = page;
  for (const [from, to] of Object.entries(replace)) {
    if (!text.includes(from)) {
      throw new Error(`The test page has no "${from}"`);
    }
    text = text.replace(from, () => to);
  }
  return text;
}

/** A page that every rule accepts, with the parts of a test put in by replacement. */
export function testPage(
  replace: Record<string, string> = {},
  id = 'S3.1',
): string {
  return replaced(
    `---
id: ${id}
title: Menus should be closed
severity: HIGH
status: active
reviewed: 2026-06-01
effort: minutes
downtime: none
cost:
  level: none
  note: Nothing.
tested:
  terraform:
    - resource: aws_s3_bucket
      argument: bucket
  cloudformation:
    - type: AWS::S3::Bucket
      property: BucketName
      value: kumo-coffee-menu
      replacement: nothing-lost
  cli:
    - command: s3api get-bucket-logging
      option: --bucket
hazards:
  - id: open-menu
    kind: breaks-clients
    title: Guests of ${id} see nothing
    when:
      - name: menu-*
    happens: Guests of ${id} get a blank page.
    instead: Tell the guests of ${id} first.
    basis: reasoning
exceptions:
  - id: public
    reason: by-design
    title: Public menu of ${id}
    text: Everybody may read the menu of ${id}.
references:
  - title: Guide
    url: https://docs.aws.amazon.com/s3/
---

## Why it matters

An open menu of ${id} can be changed by strangers.

## Fix

### Existing resource

Look who reads {{resource.name}}.

### Terraform

\`\`\`hcl
resource "aws_s3_bucket" "menu" {
  bucket = {{resource.name}}
}
\`\`\`

### CloudFormation

\`\`\`yaml
Resources:
  Menu:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: {{resource.name}}
\`\`\`

### AWS CLI

\`\`\`shell
aws s3api get-bucket-logging --bucket {{resource.name}}
\`\`\`

## Verify

\`\`\`shell
aws s3api get-bucket-acl --bucket {{resource.name}}
\`\`\`

## Roll back

Open the menu of ${id} again.
`,
    replace,
  );
}

/** A page about finding types that every rule accepts, with the parts of a test put in by replacement. */
export function testFindingPage(
  replace: Record<string, string> = {},
  id = 'strangers',
): string {
  return replaced(
    `---
id: ${id}
product: macie
title: Strangers read the menu
types:
  - "*Menu:${id}*"
responder: owner
reviewed: 2026-06-01
hazards:
  - id: regulars
    kind: breaks-clients
    title: Regulars of ${id} are shut out
    when:
      - name: menu-*
    happens: Regulars of ${id} stay hungry.
    instead: Ask the regulars of ${id} first.
    basis: reasoning
exceptions:
  - id: public
    reason: by-design
    title: Public menu
    text: Everybody may read the menu of ${id}.
references:
  - title: Guide
    url: https://docs.aws.amazon.com/macie/
---

## What it means here

A stranger read {{resource.name}} of {{account}}, called {{resource.displayName}}.

## First response

Close the door of ${id}.

### S3 bucket

\`\`\`shell
aws s3api get-bucket-acl --bucket {{resource.name}}
\`\`\`

### Lambda function

\`\`\`shell
aws lambda get-function --function-name {{resource.name}}
\`\`\`

## Who to call

The cook of ${id}.
`,
    replace,
  );
}

/** What a rule is given, made from files by their path. */
export function testLintInput(files: Record<string, string>): LintInput {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    content,
  }));
  return {
    files: list,
    dataset: parseDataset(list),
    facts: testFacts,
    today: '2026-11-22',
    families: [],
  };
}
