import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { clientOptions, inTime, SessionCredentials } from './clientOptions';

/** Credentials, and whose they are. */
export type Session = {
  credentials: SessionCredentials;
  account: string;
  arn: string;
};

/** Where and with what a role is assumed. */
export type AssumeRequest = {
  roleArn: string;
  region: string;
  externalId?: string;
};

/** Shown in CloudTrail for everything the doctor does in a role. */
const SESSION_NAME = 'securityhub-doctor';

/** Credentials as the portal gets them: base credentials from the `aws` section of its config, roles from there. */
export class Sessions {
  readonly #manager: AwsCredentialsManager;

  static create(manager: AwsCredentialsManager): Sessions {
    return new Sessions(manager);
  }

  private constructor(manager: AwsCredentialsManager) {
    this.#manager = manager;
  }

  /**
   * Base credentials, of the main account where none is given.
   * @throws what the SDK throws when there are none
   */
  async base(region: string, accountId?: string): Promise<Session> {
    const provider = await this.#manager.getCredentialProvider(
      accountId === undefined ? undefined : { accountId },
    );
    return this.#identify(await provider.sdkCredentialProvider(), region);
  }

  /** @throws what STS answers when it refuses */
  async assume(base: Session, request: AssumeRequest): Promise<Session> {
    const client = new STSClient(
      clientOptions(request.region, base.credentials),
    );
    try {
      const { Credentials } = await client.send(
        new AssumeRoleCommand({
          RoleArn: request.roleArn,
          RoleSessionName: SESSION_NAME,
          ExternalId: request.externalId,
          DurationSeconds: 900,
        }),
        inTime(),
      );
      return await this.#identify(
        {
          accessKeyId: Credentials?.AccessKeyId ?? '',
          secretAccessKey: Credentials?.SecretAccessKey ?? '',
          sessionToken: Credentials?.SessionToken,
        },
        request.region,
      );
    } finally {
      client.destroy();
    }
  }

  async #identify(
    credentials: SessionCredentials,
    region: string,
  ): Promise<Session> {
    const client = new STSClient(clientOptions(region, credentials));
    try {
      const { Account, Arn } = await client.send(
        new GetCallerIdentityCommand({}),
        inTime(),
      );
      return { credentials, account: Account ?? '', arn: Arn ?? '' };
    } finally {
      client.destroy();
    }
  }
}
