import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { quote } from 'shell-quote';
import { readShell } from './readShell';
import { filesOf } from './ShellScript';
import { wild } from './ShellWord';

/** The words of every command, with `?` for what is not known. */
const wordsOf = (code: string) =>
  readShell(code).commands.map(({ words }) =>
    words.map(({ text }) => text.split(wild).join('?')),
  );

describe('readShell', () => {
  it.each([
    ["a 'b c' \"d 'e'\" f\\ g", [['a', 'b c', "d 'e'", 'f g']]],
    ['a \\\n  --b \\\n  c\nd', [['a', '--b', 'c'], ['d']]],
    ['a | b && c; d || e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['# a (comment) "\na # b\nc#d', [['a'], ['c#d']]],
    ['a > b.json 2>&1 < c >> d', [['a']]],
    [
      'a $(b "$(c d)") e',
      [
        ['c', 'd'],
        ['b', '?'],
        ['a', '?', 'e'],
      ],
    ],
    ['a "x $(b) y" `c d`', [['b'], ['c', 'd'], ['a', 'x ? y', '?']]],
    [
      'ID=$(a b)\nc "$ID" $ID',
      [
        ['a', 'b'],
        ['c', '?', '?'],
      ],
    ],
    ['V=\'x y\'\na "$V" ${V}z $W', [['a', 'x y', 'x yz', '?']]],
    ['V=1\nV=2\na $V ${V:-3} $1 $? $', [['a', '?', '?', '?', '?', '$']]],
    ['A=1 B=2 c A=3', [['c', 'A=3']]],
    ['for id in a $(b); do\n  c --id "$id"\ndone', [['b'], ['c', '--id', '?']]],
    [
      'if a; then b; elif ! c; then d; else e; fi',
      'abcde'.split('').map(c => [c]),
    ],
    ['while read -r x; do a; done < b', [['read', '-r', 'x'], ['a']]],
    [
      'case "$x" in\n  a|b) c ;;\n  (d) e; f;;\n  *) g\nesac\nh',
      [['c'], ['e'], ['f'], ['g'], ['h']],
    ],
    ['a $(case x in y) b ;; esac) c', [['b'], ['a', '?', 'c']]],
    ['f() { a; }\n( b; c ) | d', [['a'], ['b'], ['c'], ['d']]],
    ['[[ $a == b && $c ]] || d', [['d']]],
    ['diff <(a b) <(c)', [['a', 'b'], ['c'], ['diff', '?', '?']]],
    ['a $((1 + (2))) $(( 3 ))', [['a', '?', '?']]],
    ['a $\'b\\nc\' $"d"', [['a', 'b\nc', 'd']]],
    ['x=(a b\nc)\nd "${x[@]}"', [['d', '?']]],
    ['a {{resource.name}} --b={{region}}', [['a', '?', '--b=?']]],
    ['cat <<EOF | a\nb $(c) "\'\nEOF\nd', [['cat'], ['a'], ['d'], ['c']]],
    ['a\r\nb', [['a'], ['b']]],
    ["a 'open", [['a', 'open']]],
    [') a )', [['a']]],
    ['', []],
  ])('reads %j', (code, words) => {
    expect(wordsOf(code).sort()).toEqual([...words].sort());
  });

  it('knows what a script writes to files', () => {
    const script = readShell(
      [
        "cat > ./a.json <<'EOF'",
        '{"a": "$B"}',
        'EOF',
        'cat <<-E2 > b.json',
        '\t{"b": "$B", "c": "\\$C"}',
        '\tE2',
        "echo '{}' > c.json",
        'tee d.json <<< x',
        'jq . > e.json',
      ].join('\n'),
    );
    expect([...filesOf(script)]).toEqual([
      ['a.json', '{"a": "$B"}\n'],
      ['b.json', `{"b": "${wild}", "c": "$C"}\n`],
      ['c.json', '{}'],
      ['d.json', 'x'],
    ]);
    expect(wordsOf('P=$(cat <<EOF\n{"a": 1}\nEOF\n)\na "$P"').at(-1)).toEqual([
      'a',
      '{"a": 1}',
    ]);
  });

  it('reads words as a shell does', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z0-9=,.:/{}@%+-]{1,8}$/),
      fc.stringMatching(/^[ -&(-~]{0,8}$/).map(text => `'${text}'`),
      fc
        .stringMatching(/^[ -~]{0,8}$/)
        .map(text => `"${text.replace(/[\\"$`]/g, '\\$&')}"`),
      fc.stringMatching(/^[ -~]$/).map(text => `\\${text}`),
    );
    const word = fc
      .array(piece, { minLength: 1, maxLength: 4 })
      .map(pieces => `w${pieces.join('')}`);
    const lines = fc.sample(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      300,
    );
    const script = lines
      .map(line => `printf '%s\\001' ${line.join(' ')}; printf '\\002'`)
      .join('\n');
    const { stdout } = spawnSync('sh', { input: script, encoding: 'utf8' });
    const expected = stdout
      .split('\u0002')
      .slice(0, -1)
      .map(line => line.split('\u0001').slice(0, -1));
    expect(expected).toHaveLength(300);
    expect(lines.flatMap(line => wordsOf(`a ${line.join(' ')}`))).toEqual(
      expected.map(line => ['a', ...line]),
    );
  });

  it('reads what shell-quote writes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1 })),
        words => {
          const plain = words.map(word => word.replace(/[{}\r\n]/g, ' '));
          expect(wordsOf(quote(['a', ...plain]))).toEqual([['a', ...plain]]);
        },
      ),
    );
  });

  it('makes something of any text', () => {
    const hostile = fc.array(
      fc.constantFrom(
        ...['$(', ')', '`', '"', "'", '\\', '${', '}', '(', '((', '{', '<<EOF'],
        ...['\n', 'EOF', ' ', 'case ', ' in ', 'esac', ';;', ';', 'for ', 'a'],
        ...['<(', '|', '&', '>', '#', '[[', '=', '=(', '$', '{{', '}}', '\t'],
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.oneof(hostile, fc.array(fc.string())), parts => {
        expect(readShell(parts.join('')).commands).toBeInstanceOf(Array);
      }),
      { numRuns: 2000 },
    );
    for (const text of ['$(', '(', '`', '${', '"$(', 'case a in b) ', '((']) {
      expect(readShell(text.repeat(20_000)).commands).toBeInstanceOf(Array);
    }
  });
});
