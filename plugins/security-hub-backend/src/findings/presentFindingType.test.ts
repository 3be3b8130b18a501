import { loadHandbook } from 'aws-control-handbook';
import { StoredRecord } from '../database/operations/findings/loadRecords';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { DefaultHandbookService } from '../handbook/HandbookService';
import { presentFindingType } from './presentFindingType';

const record = (types: string[]) =>
  ({
    record: { provider: { types, resources: [] } },
  } as unknown as StoredRecord);

async function pageOf(product: string, records: StoredRecord[]) {
  const row = {
    key: 'k',
    product_key: product,
    partition: 'aws',
    account: '111122223333',
    region: 'eu-west-1',
    resource_id: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
    resource_type: 'AwsLambdaFunction',
  } as ShownFinding;
  return presentFindingType(row, {
    context: { resources: new Map() },
    handbook: DefaultHandbookService.create(await loadHandbook()),
    language: 'en',
    records,
    restricted: false,
  });
}

describe('presentFindingType', () => {
  it('takes the types of all records, whatever their format', async () => {
    const types = [
      ['Vulnerabilities'],
      ['Software and Configuration Checks/Vulnerabilities/CVE'],
    ];
    for (const order of [types, [...types].reverse()]) {
      expect(await pageOf('inspector', order.map(record))).toMatchObject({
        id: 'package-vulnerability',
        responder: 'owner',
        byResource: [{ kind: 'function' }],
        exceptions: [{ id: 'not-reachable' }, { id: 'no-fix-yet' }],
      });
    }
  });

  it('says nothing about products and types that no page is about', async () => {
    expect(await pageOf('guardduty', [record(['Threats'])])).toBeUndefined();
    expect(await pageOf('kumo/scanner', [record(['*'])])).toBeUndefined();
    expect(await pageOf('inspector', [])).toBeUndefined();
  });
});
