import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { packageDirectory } from '../../loader/packageDirectory';
import { CloudFormationSchema } from './CloudFormationSchema';

const tool = join(
  packageDirectory(),
  'tools',
  'distil-schemas',
  'cloudformation.mjs',
);

const text = { type: 'string' };
const ref = (id: string) => ({ type: 'ref', reference: { $ref: id } });
const database = {
  schema: {
    resource: {
      entities: [
        {
          cloudFormationType: 'AWS::Kumo::Menu',
          properties: {
            Rules: { type: { type: 'array', element: ref('1') } },
            Kind: {
              type: { ...text, allowedValues: ['a'] },
              required: true,
              causesReplacement: 'yes',
            },
            Since: { type: { type: 'date-time' }, causesReplacement: 'maybe' },
            Names: { type: { type: 'map', element: text } },
            Either: {
              type: { type: 'union', types: [text, { type: 'null' }] },
            },
          },
          attributes: { Id: { type: text }, Arn: { type: text } },
          tagInformation: { tagPropertyName: 'Tags', variant: 'standard' },
        },
        {
          cloudFormationType: 'AWS::Kumo::Cup',
          properties: {},
          attributes: {},
        },
        {
          cloudFormationType: 'AWS::Kumo::Other',
          properties: {},
          attributes: {},
        },
      ],
    },
    typeDefinition: {
      entities: [
        {
          $id: '1',
          name: 'Rule',
          properties: {
            Outer: { type: text, causesReplacement: 'yes' },
            Inner: { type: ref('1'), causesReplacement: 'yes' },
          },
        },
        { $id: '2', name: 'Unused', properties: {} },
      ],
    },
  },
};

describe('the tool that distils CloudFormation', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'distil-'));
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'spec', version: '1.2.3' }),
    );
    await writeFile(
      join(folder, 'db.json.gz'),
      gzipSync(JSON.stringify(database)),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  const distil = async (...types: string[]) => {
    const output = join(folder, 'out.json');
    await promisify(execFile)(process.execPath, [
      tool,
      folder,
      output,
      ...types,
    ]);
    return readFile(output, 'utf8');
  };

  it('keeps what is used, one resource type a line, in order', async () => {
    const file = await distil(
      'AWS::Kumo::Menu',
      'AWS::Kumo::Cup',
      'AWS::Kumo::Misspelt',
    );
    expect(file.split('\n').slice(4)).toEqual([
      '  "resources": {',
      '    "AWS::Kumo::Cup": {"properties":{},"attributes":[],"definitions":{}},',
      '    "AWS::Kumo::Menu": {"properties":{"Either":{"any":["string"]},"Kind":{"values":["a"]},"Names":{"map":"string"},' +
        '"Rules":{"list":{"ref":"Rule"}},"Since":"string"},"required":["Kind"],"replaces":["Kind"],"mayReplace":["Since"],' +
        '"attributes":["Arn","Id"],"tags":"Tags","definitions":{"Rule":{"properties":{"Inner":{"ref":"Rule"},"Outer":"string"},' +
        '"replaces":["Inner","Outer"]}}}',
      '  }',
      '}',
      '',
    ]);
    expect(CloudFormationSchema.create(JSON.parse(file)).origin).toEqual({
      source: 'spec',
      version: '1.2.3',
      date: new Date().toISOString().slice(0, 10),
    });
  });

  it('keeps everything when no names are given', async () => {
    const schema = CloudFormationSchema.create(JSON.parse(await distil()));
    expect(schema.types()).toEqual([
      'AWS::Kumo::Cup',
      'AWS::Kumo::Menu',
      'AWS::Kumo::Other',
    ]);
  });
});
