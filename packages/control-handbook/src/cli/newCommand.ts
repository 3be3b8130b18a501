import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { defaultControlFacts } from '../facts/knownControls';
import type { ControlFacts } from '../facts/ControlFacts';
import { packageDirectory } from '../loader/packageDirectory';
import type { HandbookCommand } from './HandbookCommand';
import { today } from './today';

/** The start of a page: everything that the facts tell is filled in, and lint names the rest. */
export function newPage(facts: ControlFacts, reviewed: string): string {
  const head = stringify(
    { id: facts.id, title: facts.title, severity: facts.severity },
    { lineWidth: 0 },
  );
  return `---
${head}status: active
reviewed: ${reviewed}
effort: minutes
downtime: none
cost:
  level: none
  note: ""
include: [owned-by-code]
hazards: []
exceptions: []
guardrails: []
references:
  - title: "AWS Security Hub CSPM user guide: ${facts.id}"
    url: ${facts.documentationUrl}
---

## Why it matters

## Fix

### Existing resource

### Terraform

\`\`\`hcl
\`\`\`

### CloudFormation

\`\`\`yaml
\`\`\`

### AWS CLI

\`\`\`shell
\`\`\`

## Verify

\`\`\`shell
\`\`\`

## Roll back

\`\`\`shell
\`\`\`
`;
}

/** `yarn handbook new <ControlId>`: never overwrites a page. */
export const newCommand: HandbookCommand = async ([id = ''], print) => {
  const facts = defaultControlFacts().resolve(id);
  if (!facts || facts.status !== 'active') {
    print(`${id || 'A control id'}: not an active control of the facts table`);
    return 2;
  }
  const service = facts.id.slice(0, facts.id.lastIndexOf('.'));
  const file = join(packageDirectory(), 'controls', service, `${facts.id}.md`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, newPage(facts, today()), {
    flag: 'wx',
  });
  print(file);
  return 0;
};
