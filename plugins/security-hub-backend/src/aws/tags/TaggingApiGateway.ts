import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { HubError } from '../HubError';
import { TagCalls, TagConnection } from './TagCalls';
import { TagAnswer, TagGateway } from './TagGateway';

/** GetResources takes no more in one request. */
const MOST_ARNS = 100;

/** Users and roles of IAM have tags, but not here. */
const notCovered = /^arn:[^:]+:iam::\d{12}:(user|role)\//;

/**
 * Tags from the Resource Groups Tagging API of one account and Region. It leaves out what never had a tag.
 * See https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export class TaggingApiGateway implements TagGateway {
  static create(connection: TagConnection): TaggingApiGateway {
    return new TaggingApiGateway(connection);
  }

  readonly #account: string;
  readonly #calls: TagCalls<ResourceGroupsTaggingAPIClient>;

  private constructor(connection: TagConnection) {
    this.#account = connection.request.account;
    this.#calls = TagCalls.create(
      connection,
      config => new ResourceGroupsTaggingAPIClient(config),
    );
  }

  requestsFor(arns: readonly string[]): string[][] {
    const covered = arns.filter(arn => !notCovered.test(arn));
    const requests: string[][] = [];
    for (let start = 0; start < covered.length; start += MOST_ARNS) {
      requests.push(covered.slice(start, start + MOST_ARNS));
    }
    return requests;
  }

  async read(
    arns: readonly string[],
    signal?: AbortSignal,
  ): Promise<TagAnswer[]> {
    try {
      return await this.#ask(arns, signal);
    } catch (error) {
      // One ARN that AWS does not take spoils the whole request: it is looked for, so that the others are answered
      if (!(error instanceof HubError) || error.kind !== 'invalid-request') {
        throw error;
      }
      if (arns.length === 1) {
        return [];
      }
      const half = Math.ceil(arns.length / 2);
      return [
        ...(await this.read(arns.slice(0, half), signal)),
        ...(await this.read(arns.slice(half), signal)),
      ];
    }
  }

  close(): void {
    this.#calls.close();
  }

  async #ask(
    arns: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<TagAnswer[]> {
    // Names of resources and pages exclude one another: the answer is complete
    const reply = await this.#calls.call(
      { signal },
      async (client, abortSignal) =>
        await client.send(
          new GetResourcesCommand({ ResourceARNList: [...arns] }),
          { abortSignal },
        ),
    );
    return (reply.ResourceTagMappingList ?? []).flatMap(
      ({ ResourceARN, Tags = [] }) =>
        ResourceARN === undefined
          ? []
          : {
              arn: ResourceARN,
              account: this.#account,
              tags: Object.fromEntries(
                Tags.map(({ Key = '', Value = '' }) => [Key, Value]),
              ),
            },
    );
  }
}
