import { FindingDetails } from 'backstage-plugin-security-hub-common';
import { StoredRecord } from '../database/operations/findings/loadRecords';
import {
  FindingOwnerRow,
  FindingResourceRow,
  FindingRow,
} from '../database/rows';
import { consoleUrl } from './consoleUrl';

type Evidence = FindingDetails['evidence'];

/** What a finding rests on: its records, resources, and the reasons why it is listed where it is. */
export function presentEvidence(options: {
  finding: FindingRow;
  /** The records, the one shown in full first */
  records: StoredRecord[];
  resources: FindingResourceRow[];
  /** Owners that the caller may read */
  owners: FindingOwnerRow[];
  document: unknown;
  /** What a threat rests on is not for the caller: only where and whose it is */
  restricted: boolean;
}): Evidence {
  const { finding, resources, owners, document, restricted } = options;
  const records = restricted ? [] : options.records;
  const newest = records[0]?.record;
  return {
    title: finding.kind === 'threat' ? newest?.provider.title : undefined,
    description: newest?.provider.description ?? '',
    reasons: owners.map(row => ({
      entityRef: row.entity_ref,
      relation: row.is_primary ? 'primary' : 'also-concerned',
      rank: row.rank as Evidence['reasons'][number]['rank'],
      source: row.source || undefined,
      text: row.reason,
    })),
    resources: resources.map(row => ({
      id: row.resource_id,
      name: row.display_name ?? row.name,
      type: row.type,
      region: row.region ?? undefined,
      tags: row.tags ? JSON.parse(row.tags) : undefined,
      tagState: row.tag_state,
    })),
    records: records.map(({ record }) => ({
      id: record.identity.id,
      productArn: record.identity.productArn,
      account: record.identity.account ?? 'unknown',
      region: record.identity.region ?? 'unknown',
      recordState: record.provider.recordState,
      compliance: record.provider.compliance,
      workflow: record.customer.workflow,
      severity: record.provider.severity,
      updatedAt: record.provider.updatedAt,
      observedAt: record.observedAt,
      gaps: record.gaps,
    })),
    complianceReasons: newest?.provider.complianceReasons ?? [],
    requirements: unique(
      records.flatMap(({ record }) => record.provider.requirements),
    ),
    remediationUrl: httpsUrl(newest?.provider.remediation?.url),
    consoleUrl: newest
      ? consoleUrl({
          partition: finding.partition,
          region: newest.identity.region,
          recordId: newest.identity.id,
        })
      : undefined,
    document,
    survivesRecreation: Boolean(finding.survives_recreation),
  };
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function httpsUrl(url: string | undefined): string | undefined {
  return url && /^https:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}
