import { parseDocument } from 'yaml';
import { packageDirectory } from '../loader/packageDirectory';
import { readDataset } from '../loader/readDataset';
import { PageError, readFrontMatter } from './readFrontMatter';

function problemsOf(text: string): readonly string[] {
  try {
    readFrontMatter(`---\n${text}\n---\nBody\n`);
    return [];
  } catch (error) {
    return error instanceof PageError ? error.problems : [String(error)];
  }
}

it('reads every file of the handbook as the parser does that knows lines', async () => {
  const { files } = await readDataset(packageDirectory());
  expect(files.length).toBeGreaterThan(1_000);
  for (const { path, content } of files) {
    const [, text] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(content) ?? [];
    expect([path, readFrontMatter(content).data]).toEqual([
      path,
      parseDocument(text ?? '').toJS(),
    ]);
  }
});

it.each([
  ['a: &x [1]\nb: [*x, *x]', 'aliases are not allowed'],
  ['a: [&x 1, {b: *x}]', 'aliases are not allowed'],
  ['"a":\n- &x 1\n- *x', 'aliases are not allowed'],
  ['a: 1\na: 2', 'unique'],
  ['a: [1', 'front matter:'],
  ['a: {b: 1,\n c: 2, b: 3}', 'unique at line 3, column 8'],
  ['a: @', 'cannot start with reserved character @ at line 2, column 4'],
])('refuses %j', (text, words) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining(words)]);
});

it('bounds what it tells, and what it reads', () => {
  // Each problem and each key would be held against the whole line
  const problems = problemsOf(`a: [${'@,'.repeat(30_000)}]`);
  expect(problems).toHaveLength(21);
  expect(problems[20]).toBe('and 29980 more');
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`);
  expect(problemsOf(`{${keys.join(',\n')},\nk7: 2}`)).toEqual([
    'front matter: Map keys must be unique at line 20002, column 1',
  ]);
  expect(() => readFrontMatter(`---\na: 1234567\n---\n`, 9)).toThrow(
    'the front matter has more than 9 characters',
  );
  expect(readFrontMatter(`---\na: 123456\n---\n`, 9).data).toEqual({
    a: 123456,
  });
});

it('keeps what looks like an alias and is none, and keys of every name', () => {
  const { data, body, lineOf } = readFrontMatter(
    '---\na: "*Backdoor:*"\nb: R & D *x*\n__proto__: 1\n---\nBody\n',
  );
  expect(data).toEqual(
    JSON.parse('{"a":"*Backdoor:*","b":"R & D *x*","__proto__":1}'),
  );
  expect(Object.prototype).not.toHaveProperty('a');
  expect([body, lineOf(['b'])]).toEqual(['Body\n', 3]);
});
