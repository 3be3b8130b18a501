import {
  AwsSecurityFindingFilters,
  BatchUpdateFindingsCommand,
  DescribeHubCommand,
  GetFindingsCommand,
  ListMembersCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { Clock } from './Clock';
import { HubClientRequest, HubClients } from './HubClients';
import { HubError } from './HubError';
import { observeTime } from './observeTime';
import { RateLimiter } from './RateLimiter';
import {
  FindingsPage,
  FindingsUpdate,
  FindingsUpdateResult,
  readPriorities,
  SecurityHubGateway,
} from './types';
import { inTime, withRetries } from './withRetries';

/** The budgets of one account and Region. AWS counts GetFindings apart from all other operations. */
export type HubLimiters = {
  getFindings: RateLimiter;
  batchUpdateFindings: RateLimiter;
  other: RateLimiter;
};

/** What a gateway is made of. */
export type DefaultSecurityHubGatewayOptions = {
  clients: HubClients;
  /** The session name is that of reads; writes may bring their own */
  client: HubClientRequest;
  limiters: HubLimiters;
  clock: Clock;
  random: () => number;
  requestTimeoutMilliseconds: number;
};

const ATTEMPTS = 5;

type Call<T> = {
  limiter: RateLimiter;
  priority?: number;
  signal?: AbortSignal;
  sessionName?: string;
  continued?: boolean;
  send: (client: SecurityHubClient, signal: AbortSignal) => Promise<T>;
};

/** Security Hub over the AWS SDK. */
export class DefaultSecurityHubGateway implements SecurityHubGateway {
  private readonly options: DefaultSecurityHubGatewayOptions;

  static create(
    options: DefaultSecurityHubGatewayOptions,
  ): DefaultSecurityHubGateway {
    return new DefaultSecurityHubGateway(options);
  }

  private constructor(options: DefaultSecurityHubGatewayOptions) {
    this.options = options;
  }

  async getFindings(
    request: Parameters<SecurityHubGateway['getFindings']>[0],
  ): Promise<FindingsPage> {
    return await this.call({
      limiter: this.options.limiters.getFindings,
      priority: readPriorities.indexOf(request.priority ?? 'interactive'),
      signal: request.signal,
      continued: request.nextToken !== undefined,
      send: async (client, signal) => {
        const command = new GetFindingsCommand({
          Filters: request.filters as AwsSecurityFindingFilters,
          SortCriteria: request.sort?.map(item => ({
            Field: item.field,
            SortOrder: item.order,
          })),
          MaxResults: request.maxResults ?? 100,
          NextToken: request.nextToken,
        });
        const observedAt = observeTime(command, this.options.clock);
        const reply = await client.send(command, { abortSignal: signal });
        return {
          findings: reply.Findings ?? [],
          nextToken: reply.NextToken,
          observedAt: observedAt(),
        };
      },
    });
  }

  async batchUpdateFindings(
    update: FindingsUpdate,
  ): Promise<FindingsUpdateResult> {
    const { workflow, note } = update;
    const reply = await this.call({
      limiter: this.options.limiters.batchUpdateFindings,
      sessionName: update.sessionName,
      send: (client, signal) =>
        client.send(
          new BatchUpdateFindingsCommand({
            FindingIdentifiers: update.identifiers.map(item => ({
              Id: item.id,
              ProductArn: item.productArn,
            })),
            Workflow: workflow && { Status: workflow },
            UserDefinedFields: update.userDefinedFields,
            Note: note && { Text: note.text, UpdatedBy: note.updatedBy },
          }),
          { abortSignal: signal },
        ),
    });
    return {
      processed: (reply.ProcessedFindings ?? []).map(item => ({
        id: item.Id ?? '',
        productArn: item.ProductArn ?? '',
      })),
      unprocessed: (reply.UnprocessedFindings ?? []).map(item => ({
        id: item.FindingIdentifier?.Id ?? '',
        productArn: item.FindingIdentifier?.ProductArn ?? '',
        code: item.ErrorCode ?? '',
        message: item.ErrorMessage ?? '',
      })),
    };
  }

  async describeHub(): ReturnType<SecurityHubGateway['describeHub']> {
    const reply = await this.call({
      limiter: this.options.limiters.other,
      send: (client, signal) =>
        client.send(new DescribeHubCommand({}), { abortSignal: signal }),
    });
    return {
      hubArn: reply.HubArn ?? '',
      controlFindingGenerator: reply.ControlFindingGenerator,
    };
  }

  async listMembers(): ReturnType<SecurityHubGateway['listMembers']> {
    const members: Array<{ account: string; status?: string }> = [];
    let nextToken: string | undefined;
    do {
      const reply = await this.listMembersPage(nextToken);
      for (const member of reply.Members ?? []) {
        if (member.AccountId) {
          members.push({
            account: member.AccountId,
            status: member.MemberStatus,
          });
        }
      }
      nextToken = reply.NextToken || undefined;
    } while (nextToken !== undefined);
    return members;
  }

  private async listMembersPage(nextToken: string | undefined) {
    return await this.call({
      limiter: this.options.limiters.other,
      continued: nextToken !== undefined,
      send: (client, signal) =>
        client.send(
          new ListMembersCommand({
            OnlyAssociated: false,
            MaxResults: 50,
            NextToken: nextToken,
          }),
          { abortSignal: signal },
        ),
    });
  }

  private async call<T>(call: Call<T>): Promise<T> {
    const { clients, clock, random, requestTimeoutMilliseconds } = this.options;
    const { limiter, signal } = call;
    const request: HubClientRequest = {
      ...this.options.client,
      sessionName: call.sessionName ?? this.options.client.sessionName,
    };
    const { account, region } = request;
    let renewed = false;
    const onFailure = (failure: HubError): boolean => {
      if (failure.kind === 'throttled') {
        limiter.throttled();
      }
      // Credentials may have been revoked before they expired: once, try with new ones
      if (failure.kind !== 'credentials' || renewed) {
        return false;
      }
      renewed = true;
      clients.forget(request);
      return true;
    };
    return await withRetries(
      {
        account,
        region,
        operation: 'security-hub',
        continued: call.continued,
      },
      { clock, random, attempts: ATTEMPTS, signal, onFailure },
      async () => {
        await limiter.take(call.priority ?? 0, signal);
        return await inTime(requestTimeoutMilliseconds, signal, timed =>
          call.send(clients.get(request), timed),
        );
      },
    );
  }
}
