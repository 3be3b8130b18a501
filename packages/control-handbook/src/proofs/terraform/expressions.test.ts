import * as fc from 'fast-check';
import { parseTerraform } from '../../lint/parsers';
import { ExpressionReader } from './ExpressionReader';
import { LiteralReader } from './LiteralReader';

const shown = (text: string) =>
  ExpressionReader.traversalsIn(text).map(({ root, steps }) =>
    [
      root,
      ...steps.map(step => {
        if (step.kind === 'attribute') {
          return `.${step.name}`;
        }
        return step.kind === 'splat'
          ? `[*${step.attributesOnly ? ' old' : ''}]`
          : `[${step.key ?? '?'}]`;
      }),
    ].join(''),
  );

describe('ExpressionReader', () => {
  it.each([
    ['aws_a.b.c', []],
    ['a-$${aws_a.b}-%%{ if x }', []],
    ['${var.x}-${aws_a.b.c}', ['var.x', 'aws_a.b.c']],
    ['${aws_a.b[0].c["d.e"].f.1}', ['aws_a.b[0].c[d.e].f[1]']],
    ['${a.b[each.key].c}', ['each.key', 'a.b[?].c']],
    ['${a.b["${var.x}"]}', ['var.x', 'a.b[?]']],
    ['${a.b[*].c[0]} ${a.b.*.c[0]}', ['a.b[*].c[0]', 'a.b[* old].c[0]']],
    ['${f(a.b, "c.d ${e.f} $${g.h} \\" i.j").k.l}', ['a.b', 'e.f']],
    ['${provider::aws::trim(a.b)}', ['a.b']],
    ['${[for x, y in a.b : x.c if y > d.e]}', ['a.b', 'd.e']],
    ['${{for x in a.b : x => x.c...}}', ['a.b']],
    ['${{ a = b.c, d : e.f, (g.h) = 1, "i" = j }}', ['b.c', 'e.f', 'g.h', 'j']],
    ['${a.b ? c.d : e.f == g}', ['a.b', 'c.d', 'e.f', 'g']],
    ['${f({\n a = b.c # d.e\n // f.g\n /* h.i */ })}', ['b.c']],
    ['%{ if a.b }x%{ else }${c.d}%{ endif }', ['a.b', 'c.d']],
    ['%{ for x in a.b ~}${x.c}%{ endfor }', ['a.b']],
    ['${f(<<-EOT\n  ${a.b} c.d\n  EOT\n, e.f)}', ['a.b', 'e.f']],
    ['${1.5e3 + -2 * 3}', []],
  ])('finds the names in %s', (text, names) => {
    expect(shown(text)).toEqual(names);
  });

  it('tells one expression and one name from more', () => {
    expect(ExpressionReader.soleExpression('${ a.b }')).toBe('a.b');
    expect(ExpressionReader.soleExpression('${f("}")}')).toBe('f("}")');
    for (const text of ['${a}${b}', 'a', '$${a}', '${a} ', ' ${a}']) {
      expect(ExpressionReader.soleExpression(text)).toBeUndefined();
    }
    expect(ExpressionReader.soleTraversal('${a.b[0]}')?.root).toBe('a');
    for (const text of ['${a.b + 1}', '${f(a)}', '${"a"}', '${true}', 'a.b']) {
      expect(ExpressionReader.soleTraversal(text)).toBeUndefined();
    }
  });

  it('comes to an end on any text', () => {
    const parts = fc.constantFrom(
      ...['${', '%{', '}', '"', '\\', '[', ']', '(', ')', '{', 'a', '.', '*'],
      ...['for ', ' in ', '#', '\n', '<<E\n', '/*', '0', '=', ':', ',', '-'],
    );
    fc.assert(
      fc.property(fc.array(parts), list => {
        const text = list.join('');
        expect(ExpressionReader.traversalsIn(text)).toBeDefined();
        ExpressionReader.soleTraversal(`\${${text}}`);
        expect(LiteralReader.read(text)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('LiteralReader', () => {
  /** The same expression as Terraform's own parser sees it. */
  const parsed = async (expression: string) =>
    (await parseTerraform(`x = ${expression}\n`)).x;

  const key = fc.constantFrom('a', 'b_c', 'd-e', 'for_each', '"f g"', '"h:i"');
  const calculated = fc.constantFrom(
    ...['var.a', 'a.b[0].c["d"]', '1 + a', 'a ? "b" : [c]', '!a', '-a'],
    ...[
      '[for x in a : x]',
      '{ for k, v in a : k => "${v}" }',
      '(a)',
      'a == {}',
    ],
  );
  const text = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\\"',
        '\\n',
        '\\\\',
        '$${',
        '#',
        '//',
        '{',
        ']',
      ),
    )
    .map(parts => `"${parts.join('')}"`);
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.constantFrom('"${a.b}"', '"x ${f("y", "}")} z"'),
      fc.integer().map(String),
      fc.constantFrom('true', 'false', 'null', '1.5'),
      calculated,
      fc.array(tie('value')).map(list => `[${list.join(', ')}]`),
      fc
        .array(tie('value'))
        .map(list => `[\n${list.map(each => `${each}, # "c"\n`).join('')}]`),
      fc
        .uniqueArray(fc.tuple(key, tie('value')), {
          selector: ([name]) => name,
        })
        .map(
          list =>
            `{\n${list.map(([name, each]) => `${name} = ${each}\n`).join('')}}`,
        ),
    ),
  }));

  it('reads an expression as the parser of Terraform reads an argument', async () => {
    await fc.assert(
      fc.asyncProperty(value, async expression => {
        expect(LiteralReader.read(String(expression))).toEqual(
          await parsed(String(expression)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('goes through functions', () => {
    expect(
      LiteralReader.read(
        'jsonencode({ a = merge(var.b, { c : "d" })\n"e" = [1,2] })',
      ),
    ).toEqual({ a: ['${var.b}', { c: 'd' }], e: [1, 2] });
    expect(LiteralReader.read('concat([1], f(x)...)')).toEqual([[1], ['${x}']]);
    expect(LiteralReader.read('f(x)[0]')).toBe('${f(x)[0]}');
    expect(LiteralReader.read('f(<<EOT\nText\nEOT\n)')).toEqual(['Text\n']);
  });
});
