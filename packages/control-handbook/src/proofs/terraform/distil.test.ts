import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageDirectory } from '../../loader/packageDirectory';
import { TerraformSchema } from './TerraformSchema';

const tool = join(
  packageDirectory(),
  'tools',
  'distil-schemas',
  'terraform.mjs',
);

const written = (name: string, value: string, rest: string) => `
            ${name}: {
                value: ${value},
                ${rest},
            },`;
const scalar = (name: string, kind: string) =>
  written(
    name,
    `cdktf.${kind}ToHclTerraform(this._${name})`,
    `isBlock: false,\n                type: "simple",\n                storageClassType: "${kind}"`,
  );
const nested = (name: string, value: string, container: string) =>
  written(
    name,
    value,
    `isBlock: true,\n                type: "${container}",\n                storageClassType: "X"`,
  );

/** A module in the form in which the package has them. */
const menu = `"use strict";
function menuRuleToTerraform(struct) {
    return { apply: cdktf.booleanToTerraform(struct.apply) };
}
function menuRuleToHclTerraform(struct) {
    const attrs = {${scalar('apply', 'boolean').replace('this._', 'struct.')}
    };
}
class MenuRuleOutputReference extends cdktf.ComplexObject {
    // size - computed: true, optional: false, required: false
    get size() {
        return this.getNumberAttribute('size');
    }
}
class MenuPriceOutputReference extends cdktf.ComplexObject {
    // cups - computed: true, optional: false, required: false
    get cups() {
        return cdktf.Fn.tolist(this.getListAttribute('cups'));
    }
}
class Menu extends cdktf.TerraformResource {
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'aws_menu',
            providerVersion: '6.0.1',
        });
        // price - computed: true, optional: false, required: false
        this._price = new MenuPriceList(this, "price", false);
        this._id = config.id;
        this._title = config.heading;
        this._rule.internalValue = config.rule;
        this._only.internalValue = config.only;
    }
    // arn - computed: true, optional: false, required: false
    get arn() {
        return this.getStringAttribute('arn');
    }
    synthesizeHclAttributes() {
        const attrs = {${scalar('id', 'string')}${scalar(
  'title',
  'string',
)}${written(
  'names',
  'cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._names)',
  'isBlock: false,\n                type: "set",\n                storageClassType: "stringList"',
)}${nested(
  'rule',
  'cdktf.listMapperHcl(menuRuleToHclTerraform, true)(this._rule.internalValue)',
  'list',
)}${nested(
  'only',
  'menuRuleToHclTerraform(this._only.internalValue)',
  'set',
)}${nested(
  'either',
  'cdktf.listMapperHcl(menuRuleToHclTerraform, false)(this._either.internalValue)',
  'set',
)}${nested(
  'timeouts',
  'menuRuleToHclTerraform(this._timeouts.internalValue)',
  'struct',
)}
        };
    }
}
`;
const menuTypes = `
export interface MenuConfigA extends cdktf.TerraformMetaArguments {
    readonly id?: string;
    readonly heading: string;
    readonly names?: string[];
    readonly rule: MenuRule[] | cdktf.IResolvable;
    readonly only?: MenuRule;
}
export interface MenuRule {
    readonly apply: boolean | cdktf.IResolvable;
}
`;
const other = (type: string, base: string) => `
class X extends cdktf.Terraform${base} {
    constructor() { super({ terraformResourceType: '${type}', providerVersion: '6.0.1' }); }
    attrs = {${scalar('id', 'string')}
    };
}
`;

describe('the tool that distils the AWS provider of Terraform', () => {
  let folder: string;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'distil-'));
    await write('package.json', '{"name": "provider", "version": "1.2.3"}');
    await write('lib/menu/index.js', menu);
    await write('lib/menu/index.d.ts', menuTypes);
    await write('lib/cup/index.js', other('aws_cup', 'Resource'));
    await write('lib/data-aws-cup/index.js', other('aws_cup', 'DataSource'));
    await write('lib/provider/index.js', other('aws', 'Provider'));
    for (const name of ['cup', 'data-aws-cup', 'provider']) {
      await write(`lib/${name}/index.d.ts`, '');
    }
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

  it('writes one type a line, in order, with everything that the provers need', async () => {
    const text = await distil();
    const schema = TerraformSchema.create(JSON.parse(text));
    expect(schema.origin).toEqual({
      source: 'provider',
      version: '1.2.3',
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      provider: '6.0.1',
    });
    expect(schema.types()).toEqual(['aws_cup', 'aws_menu', 'data.aws_cup']);
    expect(text.split('\n').filter(line => line.includes('"aws_'))).toEqual([
      '    "aws_cup": {"arguments":{},"computed":{"id":"string"}},',
      expect.stringContaining('"aws_menu"'),
      '    "aws_cup": {"arguments":{"id":"string"}}',
    ]);
    const rule = { arguments: { apply: 'bool' }, required: ['apply'] };
    expect(JSON.parse(text).resources.aws_menu).toEqual({
      arguments: {
        either: ['set', ['object', { apply: 'bool', size: 'number' }]],
        names: ['set', 'string'],
        title: 'string',
      },
      required: ['title'],
      blocks: {
        only: {
          nesting: 'set',
          max: 1,
          ...rule,
          computed: { size: 'number' },
        },
        rule: {
          nesting: 'list',
          min: 1,
          ...rule,
          computed: { size: 'number' },
        },
        timeouts: {
          nesting: 'single',
          max: 1,
          ...rule,
          computed: { size: 'number' },
        },
      },
      computed: {
        arn: 'string',
        id: 'string',
        price: ['list', ['object', { cups: ['set', 'string'] }]],
      },
    });
  });

  it('takes only what is asked for, and leaves out what does not exist', async () => {
    const schema = TerraformSchema.create(
      JSON.parse(await distil('data.aws_cup', 'aws_plate')),
    );
    expect(schema.types()).toEqual(['data.aws_cup']);
  });
});
