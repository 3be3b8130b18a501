import {
  defaultControlFacts,
  loadHandbook,
  Overlay,
  parseOverlay,
} from 'aws-control-handbook';
import { FindingKind } from 'backstage-plugin-security-hub-common';
import { StoredRecord } from '../database/operations/findings/loadRecords';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { DefaultHandbookService } from '../handbook/HandbookService';
import { presentOwnPageFor } from '../handbook/overlay';
import { presentFindingType } from './presentFindingType';

const record = (types: string[], title = 'Title', generatorId?: string) =>
  ({
    record: { provider: { types, title, generatorId, resources: [] } },
  } as unknown as StoredRecord);

const files = {
  named: '{ product: kumo/camera, generators: ["*cook-7*"] }',
  caller:
    '{ product: kumo/camera, types: ["*evil.example.com*", "*10.0.0.7*"] }',
  camera: '{ product: kumo/camera, types: ["Intrusion:*"] }',
  beans: '{ product: kumo/scanner, generators: ["beans/*"], titles: ["Old*"] }',
  scanner: '{ product: kumo/scanner }',
};
const overlay = Overlay.create(
  parseOverlay(
    Object.entries(files).map(([id, findings]) => ({
      path: `${id}.md`,
      content: `---
id: ${id}
title: About ${id}
findings: ${findings}
reviewer: group:default/kitchen
reviewed: 2026-11-20
exceptions: [{ id: ours, reason: by-design, title: Ours, text: Ours. }]
---
## What it means here
Beans.
## First response
Roast {{resource.name}}.
`,
    })),
    defaultControlFacts(),
  ),
);

let handbook: DefaultHandbookService;
beforeAll(async () => {
  handbook = DefaultHandbookService.create(await loadHandbook());
}, 30_000);

function pageOf(
  product: string,
  records: StoredRecord[],
  options: { kind?: FindingKind; restricted?: boolean } = {},
) {
  const { kind = 'vulnerability', restricted = false } = options;
  const row = {
    key: 'k',
    kind,
    product_key: product,
    partition: 'aws',
    account: '111122223333',
    region: 'eu-west-1',
    resource_id: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
    resource_type: 'AwsLambdaFunction',
  } as ShownFinding;
  return presentFindingType(row, {
    context: { resources: new Map() },
    handbook,
    overlay: {
      pageFor: (finding, asked) =>
        presentOwnPageFor({ overlay, files: new Map() }, finding, {
          ...asked,
          settings: undefined,
        }),
    },
    language: 'en',
    records,
    restricted,
  });
}

describe('presentFindingType', () => {
  it('takes the types of all records, whatever their format', () => {
    const types = [
      ['Vulnerabilities'],
      ['Software and Configuration Checks/Vulnerabilities/CVE'],
    ];
    for (const order of [types, [...types].reverse()]) {
      expect(
        pageOf(
          'inspector',
          order.map(each => record(each)),
        ),
      ).toMatchObject({
        id: 'package-vulnerability',
        responder: 'owner',
        byResource: [{ kind: 'function' }],
        exceptions: [{ id: 'not-reachable' }, { id: 'no-fix-yet' }],
      });
    }
  });

  it('says nothing about products and types that no page is about', () => {
    expect(pageOf('guardduty', [record(['Threats'])])).toBeUndefined();
    expect(pageOf('kumo/other', [record(['*'])])).toBeUndefined();
    expect(pageOf('inspector', [])).toBeUndefined();
  });

  it('takes the rule and the title from any record for a page of the organisation', () => {
    const records = [record([], 'Old beans'), record([], 'New', 'beans/7')];
    expect(pageOf('kumo/scanner', records)).toMatchObject({
      id: 'beans',
      own: { file: 'beans.md' },
      firstResponse: [{ markdown: 'Roast `orders`.' }],
      exceptions: [{ id: 'ours' }],
    });
    expect(
      pageOf('kumo/scanner', [record([], 'New', 'beans/7')]),
    ).toMatchObject({ id: 'scanner' });
  });

  it('accepts no threat, and tells nothing by a title that is not for the reader', () => {
    const records = [record([], 'Old beans', 'beans/7')];
    const asThreat = (restricted: boolean) =>
      pageOf('kumo/scanner', records, { kind: 'threat', restricted });
    expect(asThreat(false)).toMatchObject({
      id: 'beans',
      responder: 'threat',
      exceptions: [],
    });
    expect(asThreat(true)).toMatchObject({ id: 'scanner' });
  });

  it('chooses no page of a threat by what names somebody', () => {
    const records = [
      record(
        ['Intrusion:Kitchen/Door', 'Caller/10.0.0.7', 'to: evil.example.com*'],
        'Title',
        'rule/cook-7',
      ),
    ];
    const asThreat = (restricted: boolean) =>
      pageOf('kumo/camera', records, { kind: 'threat', restricted });
    expect(asThreat(false)).toMatchObject({ id: 'named' });
    expect(asThreat(true)).toMatchObject({ id: 'camera' });
  });
});
