// Prints who we are in AWS, as JSON; a process of its own, because the SDK is a dependency of the backend plugin.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const requireFromPlugin = createRequire(
  join(__dirname, '../../plugins/security-hub-backend/package.json'),
);
const { GetCallerIdentityCommand, STSClient } = requireFromPlugin(
  '@aws-sdk/client-sts',
);
const { ListMembersCommand, SecurityHubClient } = requireFromPlugin(
  '@aws-sdk/client-securityhub',
);

/** The accounts whose findings this one sees; none where it is no administrator, or may not know. */
async function membersOf(region) {
  const client = new SecurityHubClient({ region });
  const members = [];
  let NextToken;
  try {
    do {
      const page = await client.send(
        new ListMembersCommand({ OnlyAssociated: true, NextToken }),
      );
      members.push(...(page.Members ?? []).map(member => member.AccountId));
      NextToken = page.NextToken;
    } while (NextToken);
  } catch {
    return [];
  }
  return members;
}

async function main() {
  const sts = new STSClient({});
  let region;
  try {
    region = await sts.config.region();
  } catch {
    throw new Error(
      'No AWS Region is set. Set AWS_REGION, or "region" in your AWS profile.',
    );
  }
  const { Account: account, Arn: arn } = await sts.send(
    new GetCallerIdentityCommand({}),
  );
  const partition = arn.split(':')[1];
  const members = await membersOf(region);
  process.stdout.write(
    JSON.stringify({
      account,
      arn,
      partition,
      region,
      administers: members.length > 0,
      accounts: [...new Set([account, ...members])].map(id => ({
        id,
        partition,
      })),
    }),
  );
}

main().catch(error => {
  process.stderr.write(`AWS did not say who you are: ${error.message}\n`);
  process.exit(1);
});
