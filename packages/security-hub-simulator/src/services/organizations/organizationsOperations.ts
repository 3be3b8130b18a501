import { Call, Operation } from '../../operations/Call';
import { SimulatedAccount } from '../../store/Organisation';
import { AwsError } from '../../wire/AwsError';
import { JsonService } from '../../wire/JsonService';

const organisationId = 'o-kumocoffee';
const rootId = 'r-kumo';
const largestPage = 20;
// Seconds since the epoch: the simulated accounts joined on 2024-04-01.
const joinedAt = 1_711_929_600;

// `Status` is retired in favour of `State`, and knows fewer words.
const oldStatus: Record<string, string | undefined> = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  CLOSED: 'SUSPENDED',
  PENDING_CLOSURE: 'PENDING_CLOSURE',
};

function accountsOf({ world }: Call): SimulatedAccount[] {
  return [...world.accounts.values()].filter(
    ({ id, organizationsState }) =>
      /^\d{12}$/.test(id) && organizationsState !== 'none',
  );
}

function requireAccess({ world, identity }: Call): void {
  if (
    identity.accountId !== world.managementAccount &&
    !world.delegatedAdministrators.has(identity.accountId)
  ) {
    throw new AwsError(
      'AccessDeniedException',
      400,
      "You don't have permissions to access this resource.",
    );
  }
}

function requireAccount(call: Call, id: unknown, error: string) {
  const account = accountsOf(call).find(candidate => candidate.id === id);
  if (!account) {
    throw new AwsError(error, 400, `Account ${id} is not in the organisation`);
  }
  return account;
}

function emailOf({ id, email }: SimulatedAccount): string {
  return email ?? `aws-${id}@kumo-coffee.example`;
}

function describe(call: Call, account: SimulatedAccount) {
  const { managementAccount, organizationsAnswers: answers } = call.world;
  const state = account.organizationsState ?? 'ACTIVE';
  return {
    Id: account.id,
    Arn: `arn:aws:organizations::${managementAccount}:account/${organisationId}/${account.id}`,
    Email: emailOf(account),
    Name: account.name,
    Status: answers === 'state' ? undefined : oldStatus[state],
    State: answers === 'status' ? undefined : state,
    Paths: [
      [organisationId, rootId, account.organizationalUnit, account.id]
        .filter(Boolean)
        .join('/'),
    ],
    JoinedMethod: 'CREATED',
    JoinedTimestamp: joinedAt,
  };
}

/** ListAccounts, see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
export const listAccounts: Operation = call => {
  requireAccess(call);
  const { input } = call;
  const size = Number(input.MaxResults ?? largestPage);
  const offset = Number(input.NextToken ?? 0);
  if (
    !(size >= 1 && size <= largestPage) ||
    !Number.isInteger(offset) ||
    offset < 0
  ) {
    throw new AwsError(
      'InvalidInputException',
      400,
      'MaxResults or NextToken is not valid',
    );
  }
  const accounts = accountsOf(call);
  const end = offset + size;
  return {
    Accounts: accounts
      .slice(offset, end)
      .map(account => describe(call, account)),
    NextToken: end < accounts.length ? String(end) : undefined,
  };
};

/** DescribeAccount, see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html */
export const describeAccount: Operation = call => {
  requireAccess(call);
  return {
    Account: describe(
      call,
      requireAccount(call, call.input.AccountId, 'AccountNotFoundException'),
    ),
  };
};

/** DescribeOrganization: any account of the organisation may call it. See https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export const describeOrganization: Operation = call => {
  const { world, identity } = call;
  requireAccount(call, identity.accountId, 'AWSOrganizationsNotInUseException');
  const id = world.managementAccount;
  const management = world.accounts.get(id) ?? { id, name: id };
  return {
    Organization: {
      Id: organisationId,
      Arn: `arn:aws:organizations::${id}:organization/${organisationId}`,
      FeatureSet: 'ALL',
      MasterAccountArn: `arn:aws:organizations::${id}:account/${organisationId}/${id}`,
      MasterAccountId: id,
      MasterAccountEmail: emailOf(management),
      AvailablePolicyTypes: [],
    },
  };
};

/** ListParents of an account, see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html */
export const listParents: Operation = call => {
  requireAccess(call);
  const { organizationalUnit } = requireAccount(
    call,
    call.input.ChildId,
    'ChildNotFoundException',
  );
  return {
    Parents: [
      organizationalUnit === undefined
        ? { Id: rootId, Type: 'ROOT' }
        : { Id: organizationalUnit, Type: 'ORGANIZATIONAL_UNIT' },
    ],
  };
};

/** ListTagsForResource of an account, see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource: Operation = call => {
  requireAccess(call);
  const { tags = {} } = requireAccount(
    call,
    call.input.ResourceId,
    'TargetNotFoundException',
  );
  return {
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
};

/** AWS Organizations. */
export const organizationsService: JsonService = {
  service: 'organizations',
  targetPrefix: 'AWSOrganizationsV20161128',
  operations: {
    ListAccounts: listAccounts,
    DescribeAccount: describeAccount,
    DescribeOrganization: describeOrganization,
    ListParents: listParents,
    ListTagsForResource: listTagsForResource,
  },
};
