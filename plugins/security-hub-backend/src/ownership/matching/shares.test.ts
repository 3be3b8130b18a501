import { OwnershipShare } from '../../config/settings';
import {
  account,
  arns,
  brief,
  data,
  Entities,
  foreign,
  ownersIn,
  resource,
  shop,
  stage,
} from './__testUtils__/ownershipWorld';
import { OwnershipSubject } from './types';
import { sharersWith } from './shares';

const subnet = `arn:aws:ec2:ap-northeast-1:${shop}:subnet/subnet-1`;
/** In another partition, of an account that the ledger does not know */
const chinese = `arn:aws-cn:ec2:cn-north-1:${foreign}:subnet/subnet-1`;
const network: OwnershipShare = {
  name: 'network',
  arns: [`arn:aws:ec2:*:${shop}:subnet/*`],
  accounts: [data, shop],
};
const inData = { 'aws-security-hub/account-ids': data };

describe('shares', () => {
  it.each<
    [string, Entities, OwnershipShare, Partial<OwnershipSubject>, string[]]
  >([
    [
      'concern the entity that claims the participant',
      { owner: account, user: inData },
      network,
      {},
      ['owner account primary', 'user share'],
    ],
    [
      'concern both of two that claim it equally',
      { owner: account, x: inData, y: inData },
      network,
      {},
      ['owner account primary', 'x share', 'y share'],
    ],
    [
      'concern nobody twice, with the better reason',
      {
        owner: { 'aws-security-hub/account-ids': `${shop}, ${data}` },
      },
      network,
      {},
      ['owner account primary'],
    ],
    [
      'concern the ledger owner where no entity claims the participant',
      { 'c-owner': account },
      network,
      {},
      ['c-owner account primary', 'team-a share'],
    ],
    [
      'make nobody primary of what nobody owns',
      {},
      {
        ...network,
        arns: [`arn:aws:ec2:*:${foreign}:subnet/*`],
      },
      {
        account: foreign,
        resources: [
          resource(`arn:aws:ec2:ap-northeast-1:${foreign}:subnet/subnet-1`),
        ],
      },
      ['team-a share'],
    ],
    [
      'ask for the Region of the finding',
      {
        owner: account,
        user: { ...inData, 'aws-security-hub/regions': 'us-east-1' },
      },
      network,
      {},
      ['owner account primary', 'team-a share'],
    ],
    [
      'are no claim by tags or ARNs',
      {
        owner: account,
        user: { ...inData, 'aws-security-hub/tags': 'Service=a' },
        pattern: arns(`arn:aws:ec2:*:${data}:subnet/*`),
      },
      network,
      { resources: [resource(subnet, { Service: 'a' })] },
      ['owner account primary', 'team-a share'],
    ],
    [
      'do not hold for other resources',
      { owner: account, user: inData },
      network,
      { resources: [resource(`arn:aws:ec2:ap-northeast-1:${shop}:vpc/vpc-1`)] },
      ['owner account primary'],
    ],
    [
      'do not hold for who only names the shared ARN, in an account of its own',
      { owner: account, user: inData },
      network,
      { account: stage, resources: [resource(subnet)] },
      ['team-a ledger primary'],
    ],
    [
      'without an account in the pattern hold for nothing',
      { owner: account, user: inData },
      { ...network, arns: ['arn:aws:ec2:*:*:subnet/*'] },
      {},
      ['owner account primary'],
    ],
    [
      'do not cross partitions',
      { owner: account, user: inData },
      { ...network, arns: [chinese] },
      { account: foreign, partition: 'aws-cn', resources: [resource(chinese)] },
      [],
    ],
  ])('%s', (_, entities, share, finding, expected) => {
    const matches = ownersIn(
      entities,
      { resources: [resource(subnet)], ...finding },
      { shares: [share] },
    );
    expect(brief(matches)).toEqual(expected);
    const shared = matches.filter(({ rank }) => rank === 'share');
    for (const { text, source, contested } of shared) {
      expect(text).toBe(`shared with account ${data} through share "network"`);
      expect(source).toBe('securityHub.ownership.shares');
      expect(contested).toBeUndefined();
    }
  });

  it('tell whose findings concern an account', () => {
    expect(
      sharersWith([
        network,
        { ...network, arns: [`arn:aws:ec2:*:${stage}:*`] },
      ]),
    ).toEqual(
      new Map([
        [data, new Set([shop, stage])],
        [shop, new Set([shop, stage])],
      ]),
    );
  });
});
