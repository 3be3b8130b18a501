import { ControlGuidance, Finding } from 'backstage-plugin-security-hub-common';
import { fixtureFindingType } from './fixtureFindingTypes';

const facts = {
  id: 'S3.8',
  title: 'S3 general purpose buckets should block public access',
  severity: 'HIGH',
  category: 'Protect > Secure access management',
  layer: 'data-store',
  configRule: 's3-bucket-level-public-access-prohibited',
  documentationUrl:
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8',
  status: 'active',
} as const;

const text = (markdown: string) => ({
  type: 'text' as const,
  markdown,
  language: 'en' as const,
  inserted: [],
  unresolved: [],
});

const source = {
  title: 'Amazon S3 user guide: blocking public access',
  url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
};

/** Guidance in the form in which the handbook sends it: for a bucket, or for what another product found. */
export function fixtureGuidance(finding: Finding): ControlGuidance {
  if (!finding.controlId) {
    const findingType = fixtureFindingType(finding);
    return findingType ? { findingType } : {};
  }
  const base: ControlGuidance = {
    controlId: finding.controlId,
    language: 'en',
    facts: {
      ...facts,
      id: finding.controlId,
      title: finding.title,
      standards: { 'NIST SP 800-53 Rev. 5': ['AC-3', 'SC-7'] },
      resourceTypes: ['AWS::S3::Bucket'],
    },
    documentation: {
      title: `AWS: ${finding.controlId}`,
      url: facts.documentationUrl,
    },
  };
  if (!finding.hasGuidance) {
    return base;
  }
  const { name } = finding.resource;
  const matched = name.endsWith('-website');
  return {
    ...base,
    page: {
      sourcePath: 'controls/S3/S3.8.md',
      reviewed: '2026-11-02',
      translation: 'original',
      whatChanged: [],
      whyItMatters: [
        text(
          'One wrong policy on a bucket without this setting puts its data on the internet. With the setting on, such a mistake has no effect. <img src="https://kumo.example/track.png"> [Evil](javascript:alert(1)) and [S3 guide](https://docs.aws.amazon.com/AmazonS3/).',
        ),
      ],
      hazards: [
        {
          id: 'static-website',
          kind: 'breaks-clients',
          title:
            'A site or download that is served straight from this bucket goes dark',
          ...(matched
            ? {
                matched: true,
                matchedOn: [
                  { kind: 'name' as const, pattern: '*-website', value: name },
                ],
              }
            : {
                matchedOn: [],
                check: text(
                  'Does anything read the bucket without credentials: static website hosting, public downloads, images in e-mails?',
                ),
              }),
          happens: text(
            'Anonymous requests answer `403` at once. Website endpoints cannot work with all four settings on.',
          ),
          instead: text(
            'Put CloudFront with origin access control in front of the bucket, move the clients to it, and block public access then.',
          ),
          sources: [source],
          basis: 'sources',
        },
        {
          id: 'log-delivery',
          kind: 'service-managed',
          title: 'The bucket belongs to a log delivery service',
          matched: false,
          matchedOn: [],
          happens: text('The service turns the setting back.'),
          instead: text('Change the setting in the service.'),
          sources: [],
          basis: 'reasoning',
        },
      ],
      exceptions: [
        {
          id: 'public-by-design',
          reason: 'by-design',
          title: 'Public content on purpose',
          text: 'The bucket only holds content that is meant for everybody, written by the release pipeline alone.',
          language: 'en',
          matchedOn: [],
          suggestedDays: 180,
          sources: [],
        },
      ],
      effort: 'minutes',
      downtime: 'depends',
      cost: {
        level: 'none',
        note: text('Block Public Access is free.'),
      },
      fix: {
        existingResource: [
          text('Look at who reads the bucket before you close it.'),
        ],
        methods: [
          {
            method: 'terraform',
            blocks: [
              {
                type: 'code',
                language: 'hcl',
                code: `resource "aws_s3_bucket_public_access_block" "this" {\n  bucket                  = "${name}"\n  block_public_acls       = true\n  block_public_policy     = true\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n}`,
                inserted: [{ placeholder: 'resource.name', value: name }],
                unresolved: [],
              },
            ],
          },
          {
            method: 'cli',
            blocks: [
              {
                type: 'code',
                language: 'shell',
                code: `aws s3api put-public-access-block --profile {{resource.tags.Profile}} \\\n  --bucket '${name}' \\\n  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
                inserted: [{ placeholder: 'resource.name', value: name }],
                unresolved: [
                  {
                    placeholder: 'resource.tags.Profile',
                    reason: 'unknown-value',
                  },
                ],
              },
            ],
          },
        ],
        missing: [{ method: 'console', reason: 'one-time-action' }],
      },
      verify: [
        text('All four values have to be `true`.'),
        {
          type: 'code',
          language: 'shell',
          code: `aws s3api get-public-access-block --bucket '${name}'`,
          inserted: [{ placeholder: 'resource.name', value: name }],
          unresolved: [],
        },
      ],
      rollBack: [text('Open only the setting that a client needs.')],
      guardrails: [
        {
          kind: 'account-setting',
          note: 'Block Public Access for the whole account (S3.1).',
        },
        { kind: 'checkov', id: 'CKV_AWS_53', note: 'One of four settings.' },
      ],
      references: [source],
    },
  };
}
