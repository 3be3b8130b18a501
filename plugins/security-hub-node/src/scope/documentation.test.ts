import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { parseScope } from './parseScope';

const text = readFileSync(
  resolve(__dirname, '../../../../docs/scope.md'),
  'utf8',
);

function examples(): Array<Record<string, string>> {
  return [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, block]) => {
    const indent = /^ */.exec(block)?.[0] ?? '';
    const lines = block.split('\n').map(line => line.slice(indent.length));
    const document = parse(lines.join('\n'));
    return document.metadata?.annotations ?? document;
  });
}

describe('docs/scope.md', () => {
  it.each(examples())('has an example that can be read: %j', annotations => {
    const scope = parseScope({ annotations });
    expect(scope.problems).toEqual([]);
    expect(scope.selectors.length).toBeGreaterThan(0);
    expect(scope.selectors.filter(({ malformed }) => malformed)).toEqual([]);
  });

  it('tells the truth about mistakes', () => {
    const rows = [...text.matchAll(/^\| `([a-z-]+: .*?)` .*\| (.*) \|$/gm)];
    expect(rows).toHaveLength(5);
    for (const [, written, result] of rows) {
      const annotations = Object.fromEntries(
        [
          ...written.replace(/` with `/g, '\n').matchAll(/^(.*): "(.*)"$/gm),
        ].map(([, name, value]) => [`aws-security-hub/${name}`, value]),
      );
      const { selectors, problems } = parseScope({
        annotations: written.startsWith('regions')
          ? { 'aws-security-hub/account-ids': '111122223333', ...annotations }
          : annotations,
      });
      expect(problems.length).toBeGreaterThan(0);
      expect(
        selectors.filter(({ malformed }) => malformed === undefined),
      ).toHaveLength(result.startsWith('nothing matches') ? 0 : 1);
    }
  });
});
