import { execFileSync } from 'node:child_process';
import { parse as parseHcl } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { parse as splitShell } from 'shell-quote';
import { parse as parseYaml } from 'yaml';
import { fillPlaceholders } from '../fillPlaceholders';
import { hasUnsafeCharacters, visibleValue } from './unsafeCharacters';

// Characters that mean something to one of the languages, much more often than chance would bring them.
const nasty = fc.constantFrom(
  ...`'"\`$(){}[]<>|&;\\!#%~*?=,: \t@/-`,
  '${',
  '%{',
  '$${',
  '$(id)',
  "'; id; '",
  '"; id; "',
  '" }\nresource "x" "y" {',
  '\n',
  '\r',
  '\0',
  '\u202e',
  '\u200b',
  '\ufeff',
  'file://',
  '{{resource.name}}',
  'コーヒー',
  '😀',
);
const values = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map(parts => parts.join(''));

const fill = (language: string, code: string, name: string) =>
  fillPlaceholders(language, code, { resource: { name } });

/** Either the snippet has exactly the value, or it has not changed and says so. */
function expectShown(
  { text, inserted, unresolved }: ReturnType<typeof fill>,
  code: string,
) {
  expect(text).toBe(code);
  expect(inserted).toEqual([]);
  expect(unresolved).toHaveLength(1);
  expect(unresolved[0]?.placeholder).toBe('resource.name');
  expect(hasUnsafeCharacters(unresolved[0]?.shownValue ?? '')).toBe(false);
}

describe('encoders', () => {
  it('puts a value into shell as one word and nothing else', () => {
    const code = 'printf %s {{resource.name}}; printf "|end"';
    let seen = 0;
    fc.assert(
      fc.property(values, value => {
        const filled = fill('shell', code, value);
        if (filled.inserted.length === 0) {
          expectShown(filled, code);
          return;
        }
        seen += 1;
        expect(
          execFileSync('sh', ['-c', filled.text], { encoding: 'utf8' }),
        ).toBe(`${value}|end`);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(60);
  });

  it('reads the same word back with another parser of shell', () => {
    fc.assert(
      fc.property(values, value => {
        const code = 'aws s3api get-bucket-logging --bucket {{resource.name}}';
        const filled = fill('shell', code, value);
        // shell-quote resolves backslashes inside single quotes, which no shell does.
        fc.pre(filled.inserted.length > 0 && !value.includes('\\'));
        expect(splitShell(filled.text)).toEqual([
          'aws',
          's3api',
          'get-bucket-logging',
          '--bucket',
          value,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('puts a value into HCL as a literal that Terraform does not evaluate', async () => {
    const code =
      'a = {{resource.name}}\nb = "x-{{resource.name}}-y"\nc = "end"\n';
    // hcl2json writes literals as templates again: what Terraform would evaluate shows as an unescaped opening.
    const plain = (text: unknown) =>
      String(text)
        .replace(/\$\$\{/g, '${')
        .replace(/%%\{/g, '%{');
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(values, async value => {
        const filled = fill('hcl', code, value);
        if (filled.inserted.length === 0) {
          expectShown(filled, code);
          return;
        }
        seen += 1;
        const parsed = await parseHcl('x.tf', filled.text);
        expect(Object.keys(parsed).sort()).toEqual(['a', 'b', 'c']);
        expect(String(parsed.a)).not.toMatch(/(?:^|[^$])\$\{|(?:^|[^%])%\{/);
        expect(plain(parsed.a)).toBe(value);
        expect(plain(parsed.b)).toBe(`x-${value}-y`);
        expect(parsed.c).toBe('end');
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(60);
  });

  it('puts a value into JSON and YAML as a string', () => {
    const json = '{"a": {{resource.name}}, "b": "x/{{resource.name}}/*"}';
    const yaml =
      'A:\n  B: {{resource.name}}\n  C:\n    - "x/{{resource.name}}/*"\n  D: end\n';
    let seen = 0;
    fc.assert(
      fc.property(values, value => {
        const asJson = fill('json', json, value);
        const asYaml = fill('yaml', yaml, value);
        if (asJson.inserted.length === 0) {
          expectShown(asJson, json);
          expectShown(asYaml, yaml);
          return;
        }
        seen += 1;
        expect(JSON.parse(asJson.text)).toEqual({
          a: value,
          b: `x/${value}/*`,
        });
        expect(parseYaml(asYaml.text)).toEqual({
          A: { B: value, C: [`x/${value}/*`], D: 'end' },
        });
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('puts a value into prose as a code span', () => {
    fc.assert(
      fc.property(values, value => {
        const code = 'the stack {{resource.name}} owns it';
        const filled = fill('markdown', code, value);
        if (filled.inserted.length === 0) {
          expectShown(filled, code);
          return;
        }
        const span = filled.text.slice('the stack '.length, -' owns it'.length);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inside = span.slice(fence.length, -fence.length);
        expect(inside.replace(/^ (.*) $/, '$1').trim()).toBe(value.trim());
        expect(fence).not.toBe('');
        const runs = inside.match(/`+/g) ?? [];
        expect(runs.some(run => run.length === fence.length)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['shell', `echo '{{resource.name}}'`],
    ['shell', `echo "{{resource.name}}"`],
    ['shell', 'echo `{{resource.name}}`'],
    ['shell', 'echo $(id {{resource.name}})'],
    ['shell', '# {{resource.name}}'],
    ['shell', 'cat <<EOF\n{{resource.name}}\nEOF'],
    ['shell', 'aws x --y file://{{resource.name}}'],
    ['shell', 'echo \\{{resource.name}}'],
    ['hcl', '# {{resource.name}}'],
    ['hcl', '/* {{resource.name}} */'],
    ['hcl', 'a = <<EOT\n{{resource.name}}\nEOT'],
    ['hcl', 'a = "${b}{{resource.name}}"'],
    ['hcl', 'a = "${{resource.name}}"'],
    ['yaml', 'a: |\n  {{resource.name}}'],
    ['yaml', 'a: # {{resource.name}}'],
    ['yaml', "a: '{{resource.name}}'"],
    ['yaml', 'a: x{{resource.name}}'],
    ['yaml', 'a: {{resource.name}}: b'],
    ['yaml', 'a: !Sub "{{resource.name}}"'],
    ['markdown', '[link](https://example.com/{{resource.name}})'],
    ['markdown', '[link](https://example.com/\\){{resource.name}})'],
    ['markdown', '[link](https://example.com/(a){{resource.name}})'],
    ['markdown', '[link]( {{resource.name}})'],
    ['markdown', '[link](https://example.com/ "a {{resource.name}}")'],
    ['markdown', '[link](https://example.com/ "(a) {{resource.name}}")'],
    ['markdown', '[a]: https://example.com/{{resource.name}}'],
    ['markdown', '> [a]: https://example.com/?{{resource.name}}'],
    ['markdown', '1. [a\\]b]:\n  https://example.com/{{resource.name}}'],
    ['markdown', '<https://example.com/{{resource.name}}>'],
    ['markdown', 'https://example.com/{{resource.name}}'],
    ['markdown', '`{{resource.name}}`'],
    ['markdown', '`` {{resource.name}} ``'],
    ['markdown', 'a ` b\n- ` {{resource.name}}'],
    ['markdown', '~~~\n{{resource.name}}\n~~~'],
    ['markdown', '`a`{{resource.name}}'],
    ['markdown', '{{resource.name}}`a`'],
    ['markdown', '\\{{resource.name}}'],
    ['text', '{{resource.name}}'],
  ])('inserts nothing into %s at an unsafe place: %s', (language, code) => {
    expect(fill(language, code, 'menu')).toEqual({
      text: code,
      inserted: [],
      unresolved: [
        {
          placeholder: 'resource.name',
          reason: 'unsafe-place',
          shownValue: 'menu',
        },
      ],
    });
  });

  it.each([
    '{{resource.name}}',
    '[link](https://example.com/a) of {{resource.name}}',
    '[{{resource.name}}](https://example.com/a)',
    '- `a`: {{resource.name}}, **{{resource.name}}**',
    'a < b {{resource.name}}',
    'a ` b\n\n{{resource.name}}',
    '```\na\n```\n{{resource.name}}',
  ])('inserts into prose at a safe place: %s', code => {
    expect(fill('markdown', code, 'menu').text).toBe(
      code.replaceAll('{{resource.name}}', '`menu`'),
    );
  });

  it('reads what stands before many placeholders once', () => {
    const code = `${'a'.repeat(15_000)}${' {{resource.name}}'.repeat(300)}`;
    for (const [language, value] of [
      ['shell', "'menu'"],
      ['markdown', '`menu`'],
    ] as const) {
      expect(fill(language, code, 'menu').text).toBe(
        code.replaceAll('{{resource.name}}', value),
      );
    }
  });

  it('inserts one of two values that would run together', () => {
    expect(
      fill('markdown', '{{resource.name}}{{resource.displayName}}', '[a](b)`')
        .text,
    ).toBe('`` [a](b)` ``{{resource.displayName}}');
  });

  it('refuses what the tool behind the snippet would interpret', () => {
    const cases: [string, string, string][] = [
      ['shell', 'aws {{resource.name}}', '--profile'],
      ['shell', 'aws {{resource.name}}', 'file:///etc/passwd'],
      ['shell', 'aws --filters Name=x,Values={{resource.name}}', 'a,Name=b'],
      ['json', '{"a": {{resource.name}}}', 'menu-*'],
      ['json', '{"a": {{resource.name}}}', '${aws:username}'],
      ['yaml', 'a: {{resource.name}}', '{{resolve:ssm:secret}}'],
      ['hcl', 'a = {{resource.name}}', '{{region}}'],
    ];
    for (const [language, code, value] of cases) {
      expect(fill(language, code, value).unresolved).toEqual([
        {
          placeholder: 'resource.name',
          reason: 'interpreted',
          shownValue: value,
        },
      ]);
    }
    expect(
      fill('shell', 'aws --filters Name=x,Values={{resource.name}}', 'sg-1')
        .text,
    ).toBe(`aws --filters Name=x,Values='sg-1'`);
  });

  it('shows a deceiving value with its characters spelled out', () => {
    expect(visibleValue('a\u202eb\n')).toBe('a\\u{202e}b\\u{a}');
    expect(visibleValue('x'.repeat(300))).toHaveLength(201);
    const filled = fill('shell', 'aws {{resource.name}}', 'x'.repeat(3000));
    expect(filled.unresolved[0]?.reason).toBe('unsafe-characters');
  });
});
