import {
  AwsSecurityFindingFilters,
  BatchUpdateFindingsCommand,
  DescribeHubCommand,
  GetFindingsCommand,
  ListMembersCommand,
} from '@aws-sdk/client-securityhub';
import { HubCall, HubLimiters } from './HubCall';
import { HubClientRequest, HubClients } from './HubClients';
import { CallLimits, limitedCall } from './limitedCall';
import { observeTime } from './observeTime';
import {
  FindingsPage,
  FindingsRequest,
  FindingsUpdate,
  FindingsUpdateResult,
  readPriorities,
  SecurityHubGateway,
  UnifiedFindingsUpdate,
  UnifiedFindingsUpdateResult,
} from './types';
import {
  describeV2Call,
  findingsV2Call,
  updateV2Call,
} from './unifiedHubCalls';

export type { HubLimiters } from './HubCall';

/** What a gateway is made of. */
export type DefaultSecurityHubGatewayOptions = Omit<CallLimits, 'limiter'> & {
  clients: HubClients;
  /** The session name is that of reads; writes may bring their own */
  client: HubClientRequest;
  limiters: HubLimiters;
};

const ATTEMPTS = 5;

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

  async getFindings(request: FindingsRequest): Promise<FindingsPage> {
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

  async getFindingsV2(request: FindingsRequest): Promise<FindingsPage> {
    return await this.call(findingsV2Call(request, this.options));
  }

  async batchUpdateFindingsV2(
    update: UnifiedFindingsUpdate,
  ): Promise<UnifiedFindingsUpdateResult> {
    return await this.call(updateV2Call(update, this.options));
  }

  async describeUnifiedHub(): Promise<{ hubArn: string }> {
    return await this.call(describeV2Call(this.options));
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

  private async call<T>(call: HubCall<T>): Promise<T> {
    const { clients } = this.options;
    const { limiter, priority = 0, signal, continued } = call;
    const request: HubClientRequest = {
      ...this.options.client,
      sessionName: call.sessionName ?? this.options.client.sessionName,
    };
    const { account, region } = request;
    return await limitedCall(
      { ...this.options, limiter },
      {
        context: { account, region, operation: 'security-hub', continued },
        attempts: ATTEMPTS,
        priority,
        signal,
        renew: () => clients.forget(request),
        send: timed => call.send(clients.get(request), timed),
      },
    );
  }
}
