import {
  ControlGuidance,
  HandbookPage,
  HandbookPageItem,
  HandbookReport,
} from 'backstage-plugin-security-hub-common';
import { FixtureHandbook } from './FixtureHandbook';
import { fixtureFindings, fixtureNow } from './fixtureFindings';
import { fixtureFindingType } from './fixtureFindingTypes';
import { fixtureGuidance } from './fixtureGuidance';

function ago(hours: number): string {
  return fixtureNow.minus({ hours }).toISO() ?? '';
}

const control = {
  kind: 'control',
  status: 'active',
  standards: ['AWS-FSBP-v1.0.0', 'NIST-800-53-r5'],
  hasPage: true,
  reviewed: '2026-11-02',
  stale: false,
  hazards: 0,
  languages: ['en', 'ja'],
} as const satisfies Partial<HandbookPageItem>;

function pages(): HandbookPageItem[] {
  return [
    {
      ...control,
      id: 'EC2.22',
      title: 'Unused Amazon EC2 security groups should be removed',
      service: 'EC2',
      severity: 'MEDIUM',
      layer: 'network',
      hazards: 4,
      overlay: {
        file: 'network/EC2.22.md',
        reviewed: '2026-11-10',
        stale: false,
        verdicts: ['not-applicable'],
        conditional: false,
        text: true,
      },
      use: { open: 0, resources: 0, services: 0, evaluated: 17 },
    },
    {
      ...control,
      id: 'IAM.6',
      title: 'Hardware MFA should be enabled for the root user',
      service: 'IAM',
      severity: 'CRITICAL',
      layer: 'account',
      standards: ['CIS-AWS-v5.0.0'],
      reviewed: '2025-10-01',
      stale: true,
      hazards: 1,
      languages: ['en'],
      use: { open: 2, resources: 2, services: 0, evaluated: 40 },
    },
    {
      ...control,
      id: 'S3.8',
      title: 'S3 general purpose buckets should block public access',
      service: 'S3',
      severity: 'HIGH',
      layer: 'data-store',
      hazards: 2,
      overlay: {
        file: 'storage/S3.8.md',
        reviewed: '2025-06-30',
        stale: true,
        verdicts: ['accept', 'fix'],
        conditional: true,
        text: true,
      },
      use: { open: 230, resources: 214, services: 31, evaluated: 900 },
    },
    {
      ...control,
      id: 'SQS.1',
      title: 'Amazon SQS queues should be encrypted at rest',
      service: 'SQS',
      severity: 'MEDIUM',
      layer: 'application',
      hasPage: false,
      reviewed: undefined,
      languages: [],
      use: { open: 0, resources: 0, services: 0, evaluated: 0 },
    },
    {
      ...control,
      id: 'S3.10',
      title: 'S3 buckets with versioning should have lifecycle policies',
      service: 'S3',
      severity: 'MEDIUM',
      layer: 'data-store',
      status: 'retired',
      use: { open: 0, resources: 0, services: 0, evaluated: 0 },
    },
    {
      ...control,
      id: 'guardduty:unauthorized-access',
      kind: 'finding-type',
      title: 'Somebody uses access that is not theirs',
      service: 'guardduty',
      standards: undefined,
      hazards: 1,
    },
    {
      ...control,
      id: 'own:egress-proxy',
      kind: 'own',
      title: 'Traffic that goes around the proxy',
      service: 'kumo/network',
      standards: undefined,
      languages: [],
    },
  ];
}

function report(): HandbookReport {
  return {
    factsDate: '2026-11',
    controls: { active: 589, withPage: 588 },
    findingTypes: 27,
    translations: { en: 640, ja: 615 },
    hazards: 812,
    stale: 1,
    staleAfterDays: 365,
    live: {
      of: 'organisation',
      controls: 231,
      withPage: 224,
      missing: ['SQS.1', 'SQS.2', 'SQS.3', 'SQS.4', 'SQS.5', 'SQS.6', 'SQS.7'],
      totalMissing: 7,
    },
    overlay: {
      configured: true,
      controls: 2,
      pages: 1,
      verdicts: { fix: 1, accept: 1, 'not-applicable': 1 },
      stale: 1,
      revision: '0f1e2d3c4b5a69788796a5b4c3d2e1f001234567',
      readAt: ago(0.05),
      canEdit: false,
    },
  };
}

/** What the report of the fixture says more to who may edit. */
export function fixtureEditorReport(): HandbookReport {
  const base = report();
  return {
    ...base,
    overlay: {
      ...base.overlay,
      canEdit: true,
      place: 'https://github.com/kumo/security-handbook/tree/main/overlay',
      editUrl: 'https://github.com/kumo/security-handbook/edit/main/overlay/',
      error: 'The repository answered 503',
      failedAt: ago(1),
      problems: [
        {
          file: 'storage/S3.9.md',
          problems: ['line 6: verdict "acept" is none of fix, accept, disable'],
          goodRevision: '1122334455667788990011223344556677889900',
          goodAt: ago(24 * 3),
          failedAt: ago(5),
          editUrl:
            'https://github.com/kumo/security-handbook/edit/main/overlay/storage/S3.9.md',
        },
        {
          file: 'compute/EC2.8.md',
          problems: ['line 1: it begins with no front matter'],
        },
      ],
      totalProblems: 2,
    },
  };
}

/** The guidance about a control as it is read without a finding: its values stay placeholders. */
function readGuidance(controlId: string): ControlGuidance {
  const finding = fixtureFindings().find(
    candidate => candidate.controlId === controlId,
  );
  if (!finding) {
    throw new Error(`No finding of ${controlId}`);
  }
  const guidance = fixtureGuidance({
    ...finding,
    resource: { ...finding.resource, name: '{{resource.name}}' },
  });
  return {
    ...guidance,
    page: guidance.page && {
      ...guidance.page,
      hazards: guidance.page.hazards.map(hazard => ({
        ...hazard,
        matched: undefined,
      })),
    },
  };
}

function texts(): HandbookPage[] {
  const threat = fixtureFindings().find(({ kind }) => kind === 'threat');
  return [
    {
      ...readGuidance('S3.8'),
      id: 'S3.8',
      kind: 'control',
      stale: false,
      organisation: {
        file: 'storage/S3.8.md',
        editUrl:
          'https://github.com/kumo/security-handbook/edit/main/overlay/storage/S3.8.md',
        reviewer: 'group:default/platform-security',
        reviewed: '2025-06-30',
        stale: true,
        revision: '0f1e2d3c4b5a69788796a5b4c3d2e1f001234567',
        verdicts: [
          {
            verdict: 'accept',
            when: {
              environments: ['dev', 'sandbox'],
              accounts: ['444455556666'],
              entityTypes: ['website'],
            },
            reason: 'Sites of trials are public on purpose.',
            acceptAs: 'by-design',
            acceptDays: 180,
            cost: 'Two days of work for each site',
            version: '0123456789abcdef-1',
          },
          {
            verdict: 'fix',
            reason: 'Nothing else is public.',
            responder: 'group:default/storage',
            dueInDays: 14,
            version: '0123456789abcdef-2',
          },
        ],
        here: {
          type: 'text',
          markdown: 'Here we do it with the module `public-site`.',
          language: 'en',
          inserted: [],
          unresolved: [],
        },
      },
      useOf: 'organisation',
      use: { open: 230, resources: 214, services: 31, evaluated: 900 },
    },
    {
      ...readGuidance('Kumo.1'),
      id: 'Kumo.1',
      kind: 'control',
      stale: false,
      newFileUrl:
        'https://github.com/kumo/security-handbook/new/main/overlay?filename=Kumo.1.md',
      useOf: 'organisation',
      use: { open: 0, resources: 0, services: 0, evaluated: 0 },
    },
    {
      ...readGuidance('S3.1'),
      id: 'S3.1',
      kind: 'control',
      stale: true,
      page: {
        ...readGuidance('S3.1').page!,
        translation: 'missing',
        retired: {
          date: '2026-03-12',
          replacedBy: ['S3.8', 'EC2.22'],
          source: {
            title: 'Change log of Security Hub controls',
            url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/controls-change-log.html',
          },
        },
      },
    },
    {
      id: 'guardduty:unauthorized-access',
      kind: 'finding-type',
      stale: false,
      findingType: threat && fixtureFindingType(threat),
    },
  ];
}

/** Fills the fixture with a handbook, and with what an organisation that does not exist says beside it. */
export function withHandbook<T extends FixtureHandbook>(hub: T): T {
  hub.handbook = report();
  hub.handbookPages = pages();
  hub.handbookUseOf = 'organisation';
  hub.handbookTexts = new Map(texts().map(page => [page.id, page]));
  hub.handbookPageUse = {
    of: 'organisation',
    use: { open: 230, resources: 214, services: 31, evaluated: 900 },
    unowned: 3,
    items: [
      {
        entityRef: 'component:default/checkout-api',
        title: 'Checkout',
        open: 120,
        resources: 110,
        accounts: 2,
      },
      {
        entityRef: 'component:default/menu-website',
        open: 107,
        resources: 104,
        accounts: 1,
      },
    ],
    totalItems: 2,
    hidden: 1,
  };
  return hub;
}
