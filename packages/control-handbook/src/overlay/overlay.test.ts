import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { testFacts } from '../testPages';
import { Overlay } from './Overlay';
import { overlayBounds } from './overlayBounds';
import { parseOverlay } from './parseOverlay';
import { readOverlay } from './readOverlay';

function overlayFile(verdicts: string, body = '', id = 'S3.1'): string {
  return `---
id: ${id}
reviewer: user:default/reviewer
reviewed: 2026-11-20
${verdicts}---
${body}`;
}

const logCost = overlayFile(`verdicts:
  - verdict: accept
    when: { environments: [dev, sandbox] }
    reason: The log costs more than what is in there.
    acceptAs: operational-constraint
    acceptDays: 365
  - verdict: not-applicable
    when: { accounts: ['111122223333'], entityTypes: [website] }
    reason: A public site.
  - verdict: fix
    reason: Wherever customers are.
    responder: group:default/storage
    dueInDays: 14
`);

const problemsOf = (content: string, path = 'S3.1.md') =>
  parseOverlay([{ path, content }], testFacts).problems.flatMap(
    ({ problems }) => problems,
  );

describe('parseOverlay', () => {
  it('reads verdicts and texts, and names them by the content of the file', () => {
    const files = [
      { path: 'storage/S3.1.md', content: logCost },
      {
        path: 'S3.2.md',
        content: overlayFile('', 'Here we use the module `menu`.', 'S3.2'),
      },
    ];
    const { pages, problems } = parseOverlay(files, testFacts);
    expect(problems).toEqual([]);
    expect(pages.get('S3.2')).toMatchObject({
      file: 'S3.2.md',
      here: 'Here we use the module `menu`.',
    });
    const version = pages.get('S3.1')?.version;
    const changed = parseOverlay(
      [{ path: 'S3.1.md', content: `${logCost}\nMore.` }],
      testFacts,
    );
    expect(changed.pages.get('S3.1')?.version).not.toBe(version);
  });

  it.each([
    ['no front matter', 'the file does not start with front matter'],
    [overlayFile('', 'Text', 'S3.99'), 'line 2: id: AWS has no control S3.99'],
    [
      overlayFile('', 'Text', 'S3.2'),
      'line 2: id: S3.2 does not belong into this file',
    ],
    [overlayFile(''), 'the file has neither a verdict nor a text'],
    [overlayFile('', 'a\n<script>b</script>'), 'line 7: HTML is not allowed'],
    [
      overlayFile('', '[x](javascript:y)'),
      'line 6: the link javascript:y is not an https address',
    ],
    [
      overlayFile('verdicts: [{verdict: accept, reason: Because}]\n'),
      'line 5: verdicts.0.acceptAs: An accepting verdict names the reason of the acceptance',
    ],
    [
      overlayFile(
        'verdicts: [{verdict: disable, reason: Because, dueInDays: 3}]\n',
      ),
      'line 5: verdicts.0.dueInDays: dueInDays belongs to the verdict fix',
    ],
    [
      overlayFile(
        'verdicts: [{verdict: fix, reason: Because, responder: storage}]\n',
      ),
      'line 5: verdicts.0.responder: Write an entity ref such as group:default/network',
    ],
    [
      overlayFile(
        'verdicts: [{verdict: fix, reason: Because, when: {accounts: [12]}}]\n',
      ),
      expect.stringMatching(/^line 5: verdicts\.0\.when\.accounts\.0: /),
    ],
    [
      overlayFile('verdicts: [{verdict: fix, reason: "Be\\0cause"}]\n'),
      'front matter: an escape stands for a control character, which is not allowed',
    ],
    [
      overlayFile('', '> - [x]: ftp://kitchen.example'),
      'line 6: link definitions are not allowed: write the link in place',
    ],
    [
      overlayFile('x: &a [1]\nverdicts: *a\n'),
      'front matter: YAML aliases are not allowed',
    ],
  ])('says what is wrong with %j', (content, problem) => {
    expect(problemsOf(content)).toContainEqual(problem);
  });

  it('looks into nothing that is too long, blank lines included', () => {
    expect(problemsOf(overlayFile('', `${'\n'.repeat(255_000)}x`))).toEqual([
      'the text has more than 20000 characters',
    ]);
    expect(
      problemsOf(overlayFile(`verdicts: [${' '.repeat(65_536)}]\n`)),
    ).toEqual(['the front matter has more than 65536 characters']);
  });

  it('tells of so many problems of a file, and of so much of each', () => {
    const many = problemsOf(overlayFile('', '<b>\n'.repeat(4_000)));
    expect(many).toHaveLength(21);
    expect(many.slice(19)).toEqual([
      'line 25: HTML is not allowed',
      'and 3980 more',
    ]);
    const keys = Array.from({ length: 5_000 }, (_, index) => `key${index}: 1`);
    const long = problemsOf(overlayFile(`${keys.join('\n')}\n`, 'x'));
    expect(long).toEqual([expect.stringMatching(/key0.*…$/)]);
    expect(long[0]).toHaveLength(300);
  });

  it('takes the first of two files about one control, and tells of the other', () => {
    const { pages, problems } = parseOverlay(
      [
        { path: 'b/S3.1.md', content: overlayFile('', 'Second') },
        { path: 'a/S3.1.md', content: overlayFile('', 'First') },
      ],
      testFacts,
    );
    expect(pages.get('S3.1')?.here).toBe('First');
    expect(problems).toEqual([
      { file: 'b/S3.1.md', problems: ['a/S3.1.md is about S3.1, too'] },
    ]);
  });
});

describe('Overlay', () => {
  const overlay = Overlay.create(
    parseOverlay([{ path: 'S3.1.md', content: logCost }], testFacts),
  );

  it('takes the first verdict whose whole condition holds', () => {
    const verdictOf = (context: Parameters<Overlay['verdict']>[1]) =>
      overlay.verdict('S3.1', context)?.verdict.verdict;
    expect(verdictOf({ environment: 'dev' })).toBe('accept');
    expect(
      verdictOf({
        environment: 'prod',
        account: '111122223333',
        entityType: 'website',
      }),
    ).toBe('not-applicable');
    expect(verdictOf({ account: '111122223333' })).toBe('fix');
    expect(verdictOf({})).toBe('fix');
    expect(overlay.verdict('S3.2', {})).toBeUndefined();
    expect(overlay.verdict('S3.1', {})).toMatchObject({
      position: 2,
      page: { file: 'S3.1.md' },
    });
  });
});

describe('readOverlay', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'overlay-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  };

  it('reads Markdown with front matter, and nothing outside', async () => {
    write('storage/S3.1.md', logCost);
    write('README.md', '# Ours');
    write('.git/S3.2.md', logCost);
    write('big.md', `---\n${'a'.repeat(300 * 1024)}`);
    write('latin.md', Buffer.from([0x2d, 0x2d, 0x2d, 0xe9]));
    write('next-line.md', '---\u0085');
    write('nul.md', '---\r\n\t\n\0');
    execFileSync('mkfifo', [join(directory, 'pipe.md')]);
    symlinkSync('/etc/hostname', join(directory, 'S3.2.md'));
    symlinkSync('/etc', join(directory, 'etc'));
    expect(await readOverlay(directory)).toEqual({
      files: [{ path: 'storage/S3.1.md', content: logCost }],
      unreadable: [
        { path: 'S3.2.md', reason: 'a link: it is not followed' },
        { path: 'big.md', reason: 'larger than 256 KiB' },
        { path: 'etc', reason: 'a link: it is not followed' },
        { path: 'latin.md', reason: 'not UTF-8' },
        {
          path: 'next-line.md',
          reason: 'line 1: the control character U+0085 is not allowed',
        },
        {
          path: 'nul.md',
          reason: 'line 3: the control character U+0000 is not allowed',
        },
        { path: 'pipe.md', reason: 'not a file' },
      ],
    });
  });

  it('reads no file that is too large, and not too many bytes of all', async () => {
    write('huge.md', '---');
    // More than can be read into memory
    truncateSync(join(directory, 'huge.md'), 3 * 1024 ** 3);
    expect((await readOverlay(directory)).unreadable).toEqual([
      { path: 'huge.md', reason: 'larger than 256 KiB' },
    ]);
    const sparse = (index: number) => {
      write(`${index}.md`, '---');
      truncateSync(join(directory, `${index}.md`), overlayBounds.bytes);
    };
    Array.from({ length: 128 }, (_, index) => sparse(index));
    expect((await readOverlay(directory)).unreadable).toHaveLength(129);
    sparse(128);
    await expect(readOverlay(directory)).rejects.toThrow(
      'More than 32 MiB in all files together: is this the right folder?',
    );
  });

  it('tells of a path that is too long by a short one, each time the same', async () => {
    const folders = Array.from({ length: 3 }, () => 'メ'.repeat(80)).join('/');
    const deep = `${folders}/${'d'.repeat(80)}/${'e'.repeat(200)}`;
    write(`${deep}/S3.1.md`, logCost);
    write(`${deep}/S3.2.md`, logCost);
    write('a\nb.md', logCost);
    const { files, unreadable } = await readOverlay(directory);
    expect(files).toEqual([]);
    expect(unreadable.map(({ reason }) => reason)).toEqual([
      'the path has a control character: rename the file',
      'the path is longer than 512 characters: move the file',
      'the path is longer than 512 characters: move the file',
    ]);
    const paths = unreadable.map(({ path }) => path);
    expect(new Set(paths).size).toBe(3);
    expect(paths[0]).toMatch(/^a\ufffdb\.md… \([0-9a-f]{16}\)$/);
    expect(paths[1]).toMatch(/^メ{80}\/メ{80}\/メ{38}… \([0-9a-f]{16}\)$/);
    expect(await readOverlay(directory)).toEqual({ files, unreadable });
  });

  it('refuses a folder that is none', async () => {
    await expect(readOverlay(join(directory, 'nowhere'))).rejects.toThrow(
      /ENOENT/,
    );
  });
});
