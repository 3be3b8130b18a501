import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  STSClientConfig,
} from '@aws-sdk/client-sts';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { Clock } from './Clock';
import { HubError } from './HubError';
import { CallContext } from './mapError';
import { HubAccess } from './resolveAccess';
import { inTime, withRetries } from './withRetries';

/** What the SDK's clients take as credentials. */
export type CredentialProvider = Exclude<
  NonNullable<STSClientConfig['credentials']>,
  { accessKeyId: string }
>;
type Identity = Awaited<ReturnType<CredentialProvider>>;

/** What is needed to get credentials. */
export type AccountCredentialsOptions = {
  manager: AwsCredentialsManager;
  clock: Clock;
  random: () => number;
  requestTimeoutMilliseconds: number;
};

/** For whom the credentials are. */
export type CredentialsRequest = {
  access: HubAccess;
  account: string;
  region: string;
  sessionName: string;
};

const ATTEMPTS = 3;

/** As AWS takes it: 2 to 64 of these characters (STS API reference, AssumeRole). */
function sessionNameOf(name: string): string {
  return name.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}

/**
 * Credentials of one account: a role is assumed with the source's ExternalId, else the base credentials are used. Before
 * they are used for anything else GetCallerIdentity must name the account that we think we talk to.
 */
export class AccountCredentials {
  private readonly options: AccountCredentialsOptions;

  static create(options: AccountCredentialsOptions): AccountCredentials {
    return new AccountCredentials(options);
  }

  private constructor(options: AccountCredentialsOptions) {
    this.options = options;
  }

  /**
   * A provider for SDK clients, which keep what it gives until shortly before it expires. It throws HubError
   * `not-connected` when the role is refused or the credentials are of another account, `credentials` when there are none.
   */
  providerFor(request: CredentialsRequest): CredentialProvider {
    return async () => {
      const base = await this.base(request);
      const identity =
        request.access.role === undefined
          ? await this.resolve(base, request)
          : await this.assume(base, request);
      await this.check(identity, request);
      return identity;
    };
  }

  private async base(request: CredentialsRequest): Promise<CredentialProvider> {
    const { source, role } = request.access;
    const accountId =
      source.credentialsAccount ??
      (role === undefined ? request.account : undefined);
    try {
      const found = await this.options.manager.getCredentialProvider(
        accountId === undefined ? undefined : { accountId },
      );
      return found.sdkCredentialProvider;
    } catch (error) {
      throw new HubError(
        'credentials',
        `The portal has no AWS credentials for account ${
          accountId ?? request.account
        }: name a role in its source, or add the account to aws.accounts`,
        error,
      );
    }
  }

  private async resolve(
    provider: CredentialProvider,
    request: CredentialsRequest,
  ): Promise<Identity> {
    try {
      return await provider();
    } catch (error) {
      throw new HubError(
        'credentials',
        `The portal's AWS credentials for account ${request.account} are missing, wrong or expired`,
        error,
      );
    }
  }

  private async assume(
    base: CredentialProvider,
    request: CredentialsRequest,
  ): Promise<Identity> {
    const { source, role } = request.access;
    const identity = await this.resolve(base, request);
    const reply = await this.call(identity, request, 'assume-role', (sts, at) =>
      sts.send(
        new AssumeRoleCommand({
          RoleArn: `arn:${source.partition}:iam::${request.account}:role/${role}`,
          RoleSessionName: sessionNameOf(request.sessionName),
          ExternalId: source.externalId,
        }),
        { abortSignal: at },
      ),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } =
      reply.Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey) {
      throw new HubError(
        'not-connected',
        `AWS gave no credentials for account ${request.account}`,
      );
    }
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  }

  private async check(
    identity: Identity,
    request: CredentialsRequest,
  ): Promise<void> {
    const caller = await this.call(identity, request, 'identity', (sts, at) =>
      sts.send(new GetCallerIdentityCommand({}), { abortSignal: at }),
    );
    if (caller.Account !== request.account) {
      throw new HubError(
        'not-connected',
        `The credentials for account ${request.account} belong to another account`,
        new Error(`GetCallerIdentity answered ${caller.Arn}`),
      );
    }
  }

  private async call<T>(
    identity: Identity,
    request: CredentialsRequest,
    operation: CallContext['operation'],
    send: (client: STSClient, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { clock, random, requestTimeoutMilliseconds } = this.options;
    const { account, region } = request;
    const client = new STSClient({
      region,
      credentials: identity,
      maxAttempts: 1,
    });
    try {
      return await withRetries(
        { account, region, operation },
        { clock, random, attempts: ATTEMPTS },
        () =>
          inTime(requestTimeoutMilliseconds, undefined, s => send(client, s)),
      );
    } finally {
      client.destroy();
    }
  }
}
