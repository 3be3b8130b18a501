import { TestDatabases } from '@backstage/backend-test-utils';
import { AsffRecord, controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../../__testUtils__/createStore';
import { setUpTriage } from '../../__testUtils__/triageStore';
import { JsonArray } from '@backstage/types';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const entity = component('checkout', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});
const productArn = 'arn:aws:securityhub:eu-west-1::product/aws/inspector';

/** A vulnerability that Inspector found in a container image. */
function vulnerability(
  cve: string,
  options: {
    digest?: string;
    pushedAt?: string;
    fix?: 'YES' | 'NO';
    severity?: string;
    updatedAt?: string;
    repository?: string;
  } = {},
): AsffRecord {
  const { digest = 'aa', repository = 'shop', fix = 'YES' } = options;
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:inspector2:eu-west-1:111122223333:finding/${cve}-${digest}`,
    ProductArn: productArn,
    ProductName: 'Inspector',
    CompanyName: 'Amazon',
    Region: 'eu-west-1',
    GeneratorId: 'AWSInspector',
    AwsAccountId: '111122223333',
    Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
    CreatedAt: '2026-10-01T10:00:00.000Z',
    UpdatedAt: options.updatedAt ?? '2026-11-01T10:00:00.000Z',
    Severity: { Label: options.severity ?? 'HIGH' },
    Title: `${cve} in a package`,
    Description: 'A made-up vulnerability.',
    Resources: [
      {
        Type: 'AwsEcrContainerImage',
        Id: `arn:aws:ecr:eu-west-1:111122223333:repository/${repository}/sha256:${digest}`,
        Partition: 'aws',
        Region: 'eu-west-1',
        Details: {
          AwsEcrContainerImage: {
            RepositoryName: repository,
            ImageDigest: `sha256:${digest}`,
            ImagePublishedAt: options.pushedAt,
          },
        },
      },
    ],
    Vulnerabilities: [
      {
        Id: cve,
        FixAvailable: fix,
        VulnerablePackages: [{ Name: 'libmadeup', Version: '1.0' }],
      },
    ],
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
  };
}

describe.each(databases.eachSupportedId())('rules of ingestion, %p', id => {
  async function setUp(rules: JsonArray) {
    const knex = await databases.init(id);
    const store = await createStore(knex, {
      entities: [entity],
      settings: testSettings({ ingest: { rules } }),
    });
    const titles = async () =>
      await knex('findings').orderBy('title').pluck('title');
    return { knex, store, titles };
  }

  it('leave out and count, but not what cannot be told', async () => {
    const { store, titles } = await setUp([
      { product: 'inspector', severityFloor: 'HIGH', fixAvailable: true },
      { product: '*', severityFloor: 'MEDIUM' },
    ]);
    await expect(
      store.ingest([
        vulnerability('CVE-2026-0001'),
        vulnerability('CVE-2026-0002', { fix: 'NO' }),
        vulnerability('CVE-2026-0003', { severity: 'MEDIUM' }),
        { ...vulnerability('CVE-2026-0004'), Vulnerabilities: [] },
        controlFinding({ severity: 'LOW', bucket: 'low' }),
        controlFinding({
          severity: 'LOW',
          bucket: 'low-passed',
          status: 'PASSED',
        }),
        controlFinding({ control: 'S3.9', severity: 'MEDIUM' }),
      ]),
    ).resolves.toEqual({
      read: 7,
      stored: 4,
      unchanged: 0,
      rejected: 0,
      skipped: {
        'inspector no-fix': 1,
        'inspector severity-floor': 1,
        'security-hub severity-floor': 1,
      },
    });
    expect(await titles()).toEqual([
      'CVE-2026-0001 in a package',
      'CVE-2026-0004 in a package',
      'Title of S3.8',
      'Title of S3.9',
    ]);
  });

  it('take away what is stored and falls under them later', async () => {
    const { store, titles } = await setUp([
      { product: 'inspector', fixAvailable: true },
    ]);
    await store.ingest([vulnerability('CVE-2026-0001')]);
    expect(await titles()).toHaveLength(1);
    const without = vulnerability('CVE-2026-0001', {
      fix: 'NO',
      updatedAt: '2026-11-20T10:30:00.000Z',
    });
    await expect(
      store.ingest([without], '2026-11-20T12:00:00.000Z'),
    ).resolves.toMatchObject({ skipped: { 'inspector no-fix': 1 } });
    expect(await titles()).toEqual([]);
  });

  it('keep of a repository only the image pushed last, in any order', async () => {
    const { knex, store, titles } = await setUp([
      { product: 'inspector', newestImageOnly: true },
    ]);
    const older = { digest: 'aa', pushedAt: '2026-11-01T00:00:00Z' };
    const newer = { digest: 'bb', pushedAt: '2026-11-02T00:00:00Z' };
    await store.ingest([
      vulnerability('CVE-2026-0001', older),
      vulnerability('CVE-2026-0002', older),
      vulnerability('CVE-2026-0003', { digest: 'cc' }),
      vulnerability('CVE-2026-0009', { ...older, repository: 'other' }),
    ]);
    expect(await titles()).toHaveLength(4);
    await expect(
      store.ingest([
        vulnerability('CVE-2026-0001', newer),
        vulnerability('CVE-2026-0005', older),
      ]),
    ).resolves.toMatchObject({
      stored: 1,
      skipped: { 'inspector older-image': 1 },
    });
    // 0002 is gone with its image; 0003 does not say when its image was pushed
    expect(await titles()).toEqual([
      'CVE-2026-0001 in a package',
      'CVE-2026-0003 in a package',
      'CVE-2026-0009 in a package',
    ]);
    expect(
      await knex('finding_records')
        .where('record_id', 'like', '%0001%')
        .pluck('record_id'),
    ).toEqual([expect.stringMatching(/0001-bb$/)]);
  });

  it('stop at the most that an account may have of a product', async () => {
    const { store, titles } = await setUp([
      { product: 'inspector', mostPerAccount: 2 },
    ]);
    const all = ['1', '2', '3', '4'].map(number =>
      vulnerability(`CVE-2026-000${number}`),
    );
    await expect(
      store.ingest([...all, controlFinding()]),
    ).resolves.toMatchObject({
      stored: 3,
      skipped: { 'inspector account-limit': 2 },
    });
    // What is in stays and moves on
    const changed = vulnerability('CVE-2026-0001', {
      severity: 'LOW',
      updatedAt: '2026-11-20T10:30:00.000Z',
    });
    await expect(
      store.ingest([changed, all[3]], '2026-11-20T12:00:00.000Z'),
    ).resolves.toMatchObject({
      stored: 1,
      skipped: { 'inspector account-limit': 1 },
    });
    expect(await titles()).toHaveLength(3);
  });

  it('count the records of broken Config rules, which are never stored', async () => {
    const { store, titles } = await setUp([]);
    await expect(
      store.ingest([
        controlFinding({ status: 'NOT_AVAILABLE', recordState: 'ARCHIVED' }),
        controlFinding({ bucket: 'active', status: 'NOT_AVAILABLE' }),
      ]),
    ).resolves.toMatchObject({
      stored: 1,
      skipped: { 'security-hub broken-config-rule': 1 },
    });
    expect(await titles()).toHaveLength(1);
  });

  it('leave what a decision refers to', async () => {
    const knex = await databases.init(id);
    const triage = await setUpTriage(knex, 'off', {
      ingest: { rules: [{ product: '*', severityFloor: 'HIGH' }] },
    });
    await triage.refresh([entity]);
    await triage.ingest([controlFinding({ bucket: 'decided' })]);
    const key = await triage.keyOf('decided');
    await triage.accept([key]);
    const result = await triage.ingest(
      [
        controlFinding({
          bucket: 'decided',
          severity: 'LOW',
          updatedAt: '2026-11-20T11:30:00.000Z',
        }),
      ],
      '2026-11-20T12:00:00.000Z',
    );
    expect(result.skipped).toBeUndefined();
    expect(await triage.finding(key)).toMatchObject({ status: 'accepted' });
    expect(await knex('findings').first('severity')).toEqual({
      severity: 'LOW',
    });
  });
});
