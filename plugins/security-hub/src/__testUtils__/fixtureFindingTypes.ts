import {
  Finding,
  GuidanceFindingType,
} from 'backstage-plugin-security-hub-common';

const text = (markdown: string) => ({
  type: 'text' as const,
  markdown,
  language: 'en' as const,
  inserted: [],
  unresolved: [],
});

const code = (line: string, placeholder?: string) => ({
  type: 'code' as const,
  language: 'shell',
  code: line,
  inserted: [],
  unresolved: placeholder
    ? [{ placeholder, reason: 'unknown-value' as const }]
    : [],
});

const common = {
  titleLanguage: 'en',
  reviewed: '2026-11-26',
  translation: 'original',
} as const;

/** Pages about finding types in the form in which the handbook sends them, by product. */
export function fixtureFindingType(
  finding: Finding,
): GuidanceFindingType | undefined {
  const { name } = finding.resource;
  switch (finding.product.key) {
    case 'guardduty':
      return {
        ...common,
        product: 'guardduty',
        id: 'unauthorized-access',
        title: 'Somebody uses access that is not theirs',
        responder: 'threat',
        sourcePath: 'findings/guardduty/unauthorized-access.md',
        meaning: [text(`\`${name}\` was attacked from a strange place.`)],
        hazards: [
          {
            id: 'evidence',
            kind: 'irreversible',
            title: 'Stopping the instance destroys evidence',
            matched: true,
            matchedOn: [{ kind: 'resource-type', value: 'AwsEc2Instance' }],
            happens: text('Memory is gone.'),
            instead: text('Isolate it.'),
            sources: [],
            basis: 'reasoning',
          },
        ],
        firstResponse: [text('1. Close the port.')],
        resourceKnown: true,
        byResource: [
          {
            kind: 'instance',
            blocks: [code(`aws ec2 create-snapshots --instance-id '${name}'`)],
          },
        ],
        whoToCall: [text('The owner of the machine, too.')],
        verify: [text('The port no longer answers.')],
        exceptions: [],
        references: [
          {
            title: 'Amazon GuardDuty user guide: EC2 finding types',
            url: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-ec2.html',
          },
        ],
      };
    case 'access-analyzer':
      return {
        ...common,
        product: 'access-analyzer',
        id: 'external-access',
        title: 'Somebody outside the organisation can reach the resource',
        responder: 'owner',
        sourcePath: 'findings/access-analyzer/external-access.md',
        translation: 'partial',
        meaning: [text('The policy lets strangers in.')],
        hazards: [],
        firstResponse: [text('1. See who the principal is.')],
        resourceKnown: false,
        byResource: [
          {
            kind: 'identity',
            blocks: [
              code(
                'aws iam get-role --role-name {{resource.name}}',
                'resource.name',
              ),
            ],
          },
          {
            kind: 'bucket',
            blocks: [
              code(
                'aws s3api get-bucket-policy --bucket {{resource.name}}',
                'resource.name',
              ),
            ],
          },
        ],
        whoToCall: [],
        verify: [],
        exceptions: [
          {
            id: 'partner',
            reason: 'by-design',
            title: 'Access that a contract asks for',
            text: 'The principal belongs to a partner who needs this access.',
            language: 'en',
            matchedOn: [],
            sources: [],
          },
        ],
        references: [],
      };
    default:
      return undefined;
  }
}
