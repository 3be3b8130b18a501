/** The tags that a resource has now; empty: none. */
export type CurrentTags = Readonly<Record<string, string>>;

/**
 * Current tags of resources. Rate limited, retried; what fails for good is a `HubError`. A resource that is not in an answer is unknown to
 * the service, which is not the same as untagged.
 */
export interface TagGateway {
  /** Cuts a list of ARNs into pieces that one request each can ask for; those that the service does not cover are left out. */
  requestsFor(arns: readonly string[]): string[][];
  /**
   * @param arns - one piece of {@link TagGateway.requestsFor}
   */
  read(arns: readonly string[], signal?: AbortSignal): Promise<TagAnswer[]>;
  /** Closes the connection. */
  close(): void;
}

/** What a service says of one resource. */
export type TagAnswer = {
  arn: string;
  /** 12 digits */
  account: string;
  tags: CurrentTags;
};

/** Where tags are read. */
export type TagPlace = { source: string; account: string; region: string };

/** Gives the gateways of a source with the setting `tags`. */
export interface TagGatewayProvider {
  /** The aggregator of AWS Config that a source names. @throws HubError when it cannot be reached */
  aggregatorOf(source: string): Promise<TagGateway>;
  /** The Resource Groups Tagging API of an account and Region. @throws HubError when it cannot be reached */
  taggingApiOf(place: TagPlace): Promise<TagGateway>;
}
