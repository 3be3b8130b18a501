import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  Decision,
  DecisionKind,
  decisionReasons,
  DecisionPreview,
  DecisionPreviewRequest,
  DecisionRequest,
  EntityScope,
  EntitySummary,
  Finding,
  FindingDetails,
  FindingGroup,
  FindingGroupPage,
  FindingGroupsQuery,
  FindingPage,
  FindingsQuery,
  FindingStatus,
  priorities,
  SecurityHubApi,
  severities,
  SyncReport,
  WriteBackState,
} from 'backstage-plugin-security-hub-common';
import { FixtureOrganisation } from './FixtureOrganisation';
import {
  fixtureAccounts,
  fixtureFindings,
  fixtureNow,
} from './fixtureFindings';
import { fixtureGuidance } from './fixtureGuidance';

type Filters = Omit<FindingGroupsQuery, 'by' | 'limit' | 'offset'>;

const statusOf: Record<DecisionKind, FindingStatus> = {
  acknowledge: 'acknowledged',
  'accept-risk': 'accepted',
  'false-positive': 'accepted',
  reopen: 'open',
};

function fits<T>(wanted: readonly T[] | undefined, value: T | undefined) {
  return !wanted || (value !== undefined && wanted.includes(value));
}

function matches(finding: Finding, filters: Filters): boolean {
  const words = [
    finding.title,
    finding.controlId,
    finding.resource.name,
    finding.account.id,
    finding.account.name,
  ]
    .join(' ')
    .toLocaleLowerCase('en-US');
  return (
    fits(filters.status, finding.status) &&
    fits(filters.priority, finding.priority) &&
    fits(filters.severity, finding.severity) &&
    fits(filters.control, finding.controlId) &&
    fits(filters.product, finding.product.key) &&
    fits(filters.account, finding.account.id) &&
    fits(filters.environment, finding.account.environment) &&
    fits(filters.region, finding.region) &&
    fits(filters.layer, finding.layer) &&
    fits(filters.resource, finding.resource.id) &&
    fits(filters.group, finding.groupKey) &&
    fits(filters.verdict, finding.verdict ?? 'none') &&
    (!filters.overdue || finding.overdue) &&
    (!filters.expiring || finding.decision?.endsAt !== undefined) &&
    (!filters.firstSeenAfter || finding.firstSeenAt > filters.firstSeenAfter) &&
    words.includes((filters.q ?? '').toLocaleLowerCase('en-US'))
  );
}

function sortValue(finding: Finding, by: string): string | number {
  switch (by) {
    case 'priority':
      return -priorities.indexOf(finding.priority);
    case 'severity':
      return -severities.indexOf(finding.severity);
    case 'dueAt':
      return finding.dueAt ?? '9';
    case 'firstSeenAt':
      return finding.firstSeenAt;
    default:
      return finding.title;
  }
}

function sorted(findings: Finding[], sort: string): Finding[] {
  const by = sort.replace('-', '');
  const turn = sort.startsWith('-') ? -1 : 1;
  return [...findings].sort((a, b) => {
    const left = sortValue(a, by);
    const right = sortValue(b, by);
    if (left === right) {
      return a.key < b.key ? -1 : 1;
    }
    return left < right ? -turn : turn;
  });
}

function countBy(values: Array<string | undefined>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) {
    if (value !== undefined) {
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** A backend in memory that answers by the contract, for tests and for the development app. Its world can be changed by tests. */
export class FixtureSecurityHub
  extends FixtureOrganisation
  implements SecurityHubApi
{
  findings = fixtureFindings();
  decisions = new Map<string, Decision>();
  /** Changes what the summary says */
  summary: (summary: EntitySummary) => EntitySummary = summary => summary;
  scope: (scope: EntityScope) => EntityScope = scope => scope;
  /** What each read of a decision makes of an unsettled write-back */
  nextWriteBack: (state: WriteBackState) => WriteBackState = state =>
    state === 'pending' ? 'written' : 'verified';

  async getFindings(
    _entity: CompoundEntityRef,
    query: FindingsQuery = {},
  ): Promise<FindingPage> {
    const { limit = 50, cursor, sort = '-priority', ...filters } = query;
    const found = sorted(
      this.findings.filter(finding => matches(finding, filters)),
      sort,
    );
    const start = Number(cursor ?? 0);
    const end = start + limit;
    return {
      items: found.slice(start, end),
      totalItems: found.length,
      asOf: fixtureNow.toISO() ?? undefined,
      ...(end < found.length ? { nextCursor: String(end) } : {}),
    };
  }

  async getGroups(
    _entity: CompoundEntityRef,
    query: FindingGroupsQuery = {},
  ): Promise<FindingGroupPage> {
    const { by = 'control', limit = 50, offset = 0, ...filters } = query;
    const keyOf = (finding: Finding) => {
      if (by === 'resource') {
        return finding.resource.id;
      }
      return by === 'account' ? finding.account.id : finding.groupKey ?? '';
    };
    const found = sorted(
      this.findings.filter(finding => matches(finding, filters)),
      '-priority',
    );
    const groups = new Map<string, Finding[]>();
    for (const finding of found) {
      groups.set(keyOf(finding), [
        ...(groups.get(keyOf(finding)) ?? []),
        finding,
      ]);
    }
    const items = [...groups].map(([key, members]): FindingGroup => {
      const [first] = members as [Finding];
      const dues = members.flatMap(({ dueAt }) => dueAt ?? []).sort();
      return {
        key,
        title: first.title,
        kind: first.kind,
        product: first.product,
        ...(by === 'control' ? { controlId: first.controlId } : {}),
        ...(by === 'resource' ? { resource: first.resource } : {}),
        ...(by === 'account' ? { account: first.account } : {}),
        count: members.length,
        evaluated: members.length + 11,
        unknown: 0,
        severity: first.severity,
        priority: first.priority,
        oldestFirstSeenAt: members.map(f => f.firstSeenAt).sort()[0],
        nextDueAt: dues[0],
        overdue: members.filter(({ overdue }) => overdue).length,
        accounts: new Set(members.map(({ account }) => account.id)).size,
        statuses: countBy(members.map(({ status }) => status)),
        ...(by === 'control'
          ? { verdicts: countBy(members.map(({ verdict }) => verdict)) }
          : {}),
        careful: members.some(({ careful }) => careful),
        hasGuidance: first.hasGuidance,
      };
    });
    return {
      items: items.slice(offset, offset + limit),
      totalItems: items.length,
      totalFindings: found.length,
      asOf: fixtureNow.toISO() ?? undefined,
    };
  }

  async getSummary(entity: CompoundEntityRef): Promise<EntitySummary> {
    const { findings } = this;
    const left = findings.filter(
      ({ status }) => status === 'open' || status === 'acknowledged',
    );
    const facet = (values: Array<string | undefined>) =>
      Object.entries(countBy(values)).map(([value, count]) => ({
        value,
        count,
      }));
    return this.summary({
      entityRef: `${entity.kind.toLocaleLowerCase('en-US')}:${
        entity.namespace
      }/${entity.name}`,
      counters: {
        critical: left.filter(f => f.priority === 'critical').length,
        high: left.filter(f => f.priority === 'high').length,
        medium: left.filter(f => f.priority === 'medium').length,
        low: left.filter(f => f.priority === 'low').length,
        overdue: left.filter(f => f.overdue).length,
        expiring: findings.filter(f => f.decision?.endsAt).length,
        accepted: findings.filter(f => f.status === 'accepted').length,
        alsoConcerned: left.filter(f => f.relation === 'also-concerned').length,
      },
      byStatus: countBy(findings.map(({ status }) => status)),
      facets: {
        account: facet(findings.map(f => f.account.id)).map(value => ({
          ...value,
          label: Object.values(fixtureAccounts).find(
            ({ id }) => id === value.value,
          )?.name,
        })),
        region: facet(findings.map(f => f.region)),
        product: facet(findings.map(f => f.product.key)),
        environment: facet(findings.map(f => f.account.environment)),
        layer: facet(findings.map(f => f.layer)),
        severity: facet(findings.map(f => f.severity)),
        control: facet(findings.map(f => f.controlId)),
        standard: [],
      },
      freshness: {
        state: 'ok',
        asOf: fixtureNow.minus({ minutes: 2 }).toISO() ?? undefined,
        accounts: Object.values(fixtureAccounts).map(account => ({
          account,
          region: 'ap-northeast-1',
          state: 'ok',
          asOf: fixtureNow.minus({ minutes: 2 }).toISO() ?? undefined,
        })),
      },
      scope: {
        configured: true,
        accounts: 3,
        selectors: 2,
        resources: 19,
        problems: 0,
      },
      canDecide: true,
      writeBack: 'member',
      maxDecisionDays: 365,
    });
  }

  async getScope(entity: CompoundEntityRef): Promise<EntityScope> {
    return this.scope({
      entityRef: `${entity.kind.toLocaleLowerCase('en-US')}:${
        entity.namespace
      }/${entity.name}`,
      mode: 'ledger',
      selectors: [
        {
          source: 'aws-security-hub/tags',
          text: 'account 111122223333 and tag Service=checkout',
          state: 'ok',
          accounts: [fixtureAccounts.prod],
          tags: [{ key: 'Service', value: 'checkout' }],
          matched: 14,
        },
        {
          source: 'resource:default/orders-database',
          text: 'arn:aws:rds:ap-northeast-1:777788889999:db:orders',
          state: 'ok',
          accounts: [fixtureAccounts.data],
          matched: 3,
        },
      ],
      problems: [],
      accounts: Object.values(fixtureAccounts),
    });
  }

  async getFinding(key: string): Promise<FindingDetails> {
    const finding = this.#finding(key);
    return {
      finding,
      priorityExplanation: `Severity ${finding.severity} in ${finding.account.environment} makes ${finding.priority}`,
      priorityInputs: [
        {
          input: 'exposure',
          value: 'internet',
          effect: 'raises',
          words: 'reachable from the internet',
        },
        {
          input: 'likelihood',
          value: 'high',
          effect: 'sets',
          words: 'likelihood high',
        },
      ],
      evidence: {
        description: `This check looks at <b>${finding.resource.name}</b> and whether it is configured as it should be.`,
        reasons: [
          {
            entityRef: finding.primaryEntityRef ?? '',
            relation: finding.relation,
            rank: 'account-tags',
            source: 'aws-security-hub/tags',
            text: `account ${finding.account.id} and tag Service=checkout`,
          },
        ],
        resources: [finding.resource],
        records: [
          {
            id: `arn:aws:securityhub:${finding.region}:${finding.account.id}:security-control/${finding.controlId}/finding/0001`,
            productArn:
              'arn:aws:securityhub:ap-northeast-1::product/aws/securityhub',
            account: finding.account.id,
            region: finding.region,
            recordState: 'ACTIVE',
            compliance: 'FAILED',
            workflow: finding.workflow,
            severity: finding.severity,
            updatedAt: fixtureNow.toISO() ?? undefined,
          },
        ],
        complianceReasons: ['CONFIG_EVALUATIONS_EMPTY'],
        requirements: ['NIST.800-53.r5 AC-3', 'PCI DSS v4.0.1/1.4.4'],
        remediationUrl: 'https://docs.aws.amazon.com/console/securityhub/kumo',
        document: { SchemaVersion: '2018-10-08', Title: finding.title },
        survivesRecreation: finding.controlId !== undefined,
      },
      guidance: fixtureGuidance(finding),
      history: [
        { at: finding.firstSeenAt, event: 'first-seen' },
        ...(finding.decision
          ? [
              {
                at: finding.decision.createdAt,
                event: 'decision-made' as const,
                by: finding.decision.createdBy,
                to: finding.decision.kind,
                detail: finding.decision.justification,
              },
            ]
          : []),
      ],
      related: {
        sameControl: this.findings.filter(
          other =>
            other.groupKey === finding.groupKey && other.key !== finding.key,
        ),
        sameResource: this.findings.filter(
          other =>
            other.resource.id === finding.resource.id &&
            other.key !== finding.key,
        ),
      },
    };
  }

  async previewDecision(
    _entity: CompoundEntityRef,
    request: DecisionPreviewRequest,
  ): Promise<DecisionPreview> {
    const notCovered = request.findingKeys.flatMap<
      DecisionPreview['notCovered'][number]
    >(key => {
      const finding = this.#finding(key);
      if (!finding.canDecide) {
        return [{ findingKey: key, reason: 'not-owner' }];
      }
      return finding.status === statusOf[request.kind]
        ? [{ findingKey: key, reason: 'already-decided' }]
        : [];
    });
    const covered = request.findingKeys.length - notCovered.length;
    return {
      covered,
      records: covered * 2 - (covered > 0 ? 1 : 0),
      notCovered,
      latestEnd: fixtureNow.plus({ days: 365 }).toISO() ?? '',
      reasons: [...decisionReasons[request.kind]],
      writeBack: 'member',
    };
  }

  async createDecision(
    entity: CompoundEntityRef,
    request: DecisionRequest,
  ): Promise<Decision> {
    const covered = request.findingKeys.filter(key => {
      const finding = this.#finding(key);
      return finding.canDecide && finding.status !== statusOf[request.kind];
    });
    const id = `00000000-0000-4000-8000-${String(
      this.decisions.size + 2,
    ).padStart(12, '0')}`;
    const decision: Decision = {
      id,
      kind: request.kind,
      entityRef: `${entity.kind.toLocaleLowerCase('en-US')}:${
        entity.namespace
      }/${entity.name}`,
      reason: request.reason as Decision['reason'],
      justification: request.justification,
      createdAt: fixtureNow.toISO() ?? '',
      createdBy: 'user:default/developer-a',
      endsAt: request.endsAt,
      state: 'active',
      results: covered.map(findingKey => ({
        findingKey,
        state: 'pending',
        records: 1,
      })),
    };
    this.decisions.set(id, decision);
    this.#apply(decision);
    return decision;
  }

  async getDecision(
    _entity: CompoundEntityRef,
    decisionId: string,
  ): Promise<Decision> {
    const decision = this.decisions.get(decisionId);
    if (!decision) {
      throw new Error('No such decision');
    }
    const next: Decision = {
      ...decision,
      results: decision.results.map(result => {
        const unsettled = ['pending', 'written'].includes(result.state);
        const state = unsettled
          ? this.nextWriteBack(result.state)
          : result.state;
        return {
          ...result,
          state,
          ...(state === 'failed'
            ? { code: 'FindingNotFound', message: 'The finding is gone' }
            : { code: undefined, message: undefined }),
        };
      }),
    };
    this.decisions.set(decisionId, next);
    this.#apply(next);
    return next;
  }

  async retryDecision(
    _entity: CompoundEntityRef,
    decisionId: string,
  ): Promise<Decision> {
    const decision = this.decisions.get(decisionId);
    if (!decision) {
      throw new Error('No such decision');
    }
    const next: Decision = {
      ...decision,
      results: decision.results.map(result =>
        result.state === 'failed' ? { ...result, state: 'pending' } : result,
      ),
    };
    this.decisions.set(decisionId, next);
    return next;
  }

  async getSync(): Promise<SyncReport> {
    return { sources: [] };
  }

  #finding(key: string): Finding {
    const finding = this.findings.find(candidate => candidate.key === key);
    if (!finding) {
      throw new Error(`No finding ${key}`);
    }
    return finding;
  }

  #apply(decision: Decision) {
    this.findings = this.findings.map(finding => {
      const result = decision.results.find(
        ({ findingKey }) => findingKey === finding.key,
      );
      return result
        ? {
            ...finding,
            status: statusOf[decision.kind],
            decision: {
              id: decision.id,
              kind: decision.kind,
              reason: decision.reason,
              justification: decision.justification,
              createdAt: decision.createdAt,
              createdBy: decision.createdBy,
              endsAt: decision.endsAt,
              writeBack: result.state,
              writeBackMessage: result.message,
            },
          }
        : finding;
    });
  }
}
