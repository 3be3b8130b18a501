import type { DatasetFile } from '../loader/readDataset';
import { starterOwnPage } from './starterOwnPage';

const readme = `# Our verdicts on Security Hub controls, and our own pages

One file a control, anywhere below this folder: what we decide about it, and what is particular here. The portal shows it above the fix.

- \`verdicts\`: the first whose condition holds counts, so put the general one last.
  - \`fix\`: \`responder\` and \`dueInDays\` take the place of the owner and of the days by priority.
  - \`accept\`: owners can accept a finding with this reason in two clicks; \`acceptAs\` is the reason's kind, \`acceptDays\` how long it holds.
  - \`disable\`: the control is to be switched off; its findings are marked.
  - \`not-applicable\`: it says nothing about what we run.
- \`when\`: \`environments\`, \`accounts\` and \`entityTypes\`; all parts have to hold.
- The text below the front matter is shown with the page: "here we do it with module X".

A file with \`findings\` is a whole page about findings that no control makes, such as those of a rule of our own or of another product. Of
several pages that fit a finding the portal shows the most specific one, and it comes before the page that ships with the portal.

Check with \`yarn handbook lint --overlay <this folder>\`. A file with a mistake is left out and reported; its last good version stays.
`;

type Example = {
  id: string;
  folder: string;
  verdicts: string;
  text: string;
};

/** Verdicts that organisations have told of in public, as a start. */
const examples: readonly Example[] = [
  {
    id: 'IAM.6',
    folder: 'identity',
    verdicts: `  - verdict: accept
    reason: >-
      The root user of member accounts has a virtual MFA device, which is kept by two people. Hardware devices for hundreds of accounts
      would have to be stored, found and replaced by hand. Better still, remove the credentials of member accounts centrally.
    acceptAs: compensating-control
    acceptDays: 365
`,
    text: 'The management account is not covered: its root user has a hardware device.',
  },
  {
    id: 'S3.9',
    folder: 'storage',
    verdicts: `  - verdict: accept
    when: { environments: [dev, sandbox] }
    reason: Access logs of test data cost more than they can tell. CloudTrail records who changes a bucket.
    acceptAs: operational-constraint
    acceptDays: 365
    cost: Requests and storage of the log objects, which can exceed those of the bucket itself.
  - verdict: fix
    reason: Where customers' data is we have to be able to say who read it.
    dueInDays: 60
`,
    text: '',
  },
  {
    id: 'EC2.22',
    folder: 'network',
    verdicts: `  - verdict: not-applicable
    reason: >-
      An unused group lets nobody in, and deleting the wrong one has cost clusters. The network team removes them twice a year, with a list
      of what may never be deleted.
`,
    text: 'Never delete `eks-cluster-sg-*`. Ask the network team before you delete any other.',
  },
  {
    id: 'EC2.8',
    folder: 'compute',
    verdicts: `  - verdict: fix
    reason: The tokens of instances have been stolen through version 1 of the metadata service elsewhere.
    dueInDays: 30
`,
    text: 'Our base image and launch templates require version 2 already. Replace the instance rather than changing it.',
  },
];

/** The files of a new overlay. */
export function starterOverlay(reviewed: string): DatasetFile[] {
  return [
    { path: 'README.md', content: readme },
    {
      path: 'compute/instance-from-base-image.md',
      content: starterOwnPage(reviewed),
    },
    ...examples.map(({ id, folder, verdicts, text }) => ({
      path: `${folder}/${id}.md`,
      content: `---
id: ${id}
reviewer: group:default/platform-security
reviewed: ${reviewed}
verdicts:
${verdicts}---
${text && `\n${text}\n`}`,
    })),
  ];
}
