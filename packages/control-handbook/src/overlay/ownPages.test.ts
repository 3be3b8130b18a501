import { testFacts } from '../testPages';
import { Overlay } from './Overlay';
import { overlayBounds } from './overlayBounds';
import { parseOverlay } from './parseOverlay';
import { renderOwnPage } from './renderOwnPage';

const body = `
## What it means here

{{resource.name}} of {{account}} serves menus without our seal.

## Fix

Look who eats there.

### AWS CLI

\`\`\`shell
aws s3api get-bucket-acl --bucket {{resource.name}}
\`\`\`

### Terraform

\`\`\`hcl
bucket = {{resource.name}}
\`\`\`
`;

/** An own page; `fields` are lines of front matter, in the order of the file from line 4 on. */
function page(
  fields: string,
  options: { id?: string; text?: string } = {},
): string {
  return `---
id: ${options.id ?? 'sealed-menu'}
title: Menus have our seal
${fields.trim()}
reviewer: group:default/kitchen
reviewed: 2026-11-20
---
${options.text ?? body}`;
}

const custom = 'findings: { product: custom/default }';

const file = (content: string, path = 'sealed-menu.md') => ({ path, content });
const parse = (...files: { path: string; content: string }[]) =>
  parseOverlay(files, testFacts);
const problemsOf = (content: string) =>
  parse(file(content)).problems.flatMap(({ problems }) => problems);

describe('a page of the organisation', () => {
  it('is read beside the files about controls', () => {
    const control = `---
id: S3.1
reviewer: group:default/kitchen
reviewed: 2026-11-20
---
Ours.
`;
    const { pages, ownPages, problems } = parse(
      { path: 'S3.1.md', content: control },
      file(page(custom).replaceAll('\n', '\r\n'), 'menus/sealed-menu.md'),
    );
    expect(problems).toEqual([]);
    expect([...pages.keys()]).toEqual(['S3.1']);
    expect(ownPages).toMatchObject([
      {
        id: 'sealed-menu',
        file: 'menus/sealed-menu.md',
        version: expect.stringMatching(/^[0-9a-f]{64}$/),
        frontMatter: { responder: 'owner', language: 'en' },
      },
    ]);
    const changed = parse(file(page(custom), 'menus/sealed-menu.md'));
    expect(changed.ownPages[0]?.version).not.toBe(ownPages[0]?.version);
  });

  it.each([
    // Which findings
    [
      page('findings: { product: config }'),
      'line 4: findings.product: Of a product of AWS, say which types, generators or titles',
    ],
    [
      page('findings:\n  product: security-hub\n  titles: [a]'),
      'line 5: findings.product: A control of Security Hub has a file that is named by its id',
    ],
    [
      page('findings:\n  product: a b'),
      'line 5: findings.product: Write the key of a product such as config, custom/default or vendor/scanner',
    ],
    [
      page('findings:\n  product: config\n  titles: []'),
      expect.stringMatching(/^line 6: findings\.titles: /),
    ],
    [
      page(`findings:\n  product: config\n  titles: [${'a, '.repeat(21)}]`),
      expect.stringMatching(/^line 6: findings\.titles: .*<=20 items/),
    ],
    [
      page(`findings:\n  product: config\n  types: [${'a'.repeat(201)}]`),
      expect.stringMatching(/^line 6: findings\.types\.0: .*<=200 characters/),
    ],
    [page('findings:'), expect.stringMatching(/^line 4: findings: /)],
    [
      page('findings:\n  product: config\n  titels: [a]'),
      expect.stringMatching(/^line 5: findings: .*titels/),
    ],
    // The rest of the front matter
    [
      page(`${custom}\nresponder: cook`),
      expect.stringMatching(/^line 5: responder: /),
    ],
    [
      page(
        `${custom}\nresponder: threat\nexceptions:\n  - { id: a, reason: by-design, title: A, text: B }`,
      ),
      'line 7: exceptions: A threat is not accepted',
    ],
    [page(`${custom}\ninclude: [tagging]`), expect.stringMatching(/include/)],
    [
      page(custom, { id: 'other' }),
      'line 2: id: other does not belong into this file',
    ],
    [
      page(
        `${custom}\nhazards:\n  - id: a\n    kind: cost\n    title: Costs {{account}}\n    always: true\n    happens: '<script>x</script>'\n    instead: '[x](https://a.example/{{account}})'`,
      ),
      'line 8: hazards.0.title: this is shown as it is: no placeholders',
    ],
    [
      page(
        `${custom}\nhazards:\n  - id: a\n    kind: cost\n    title: Costs\n    always: true\n    happens: '<script>x</script>'\n    instead: '[x](https://a.example/{{account}})'`,
      ),
      'line 10: hazards.0.happens: HTML is not allowed',
    ],
    [
      page(
        `${custom}\nhazards:\n  - id: a\n    kind: cost\n    title: Costs\n    always: true\n    happens: Much.\n    instead: '[x](https://a.example/{{account}})'`,
      ),
      'line 11: hazards.0.instead: {{account}} stands where no value can be inserted safely',
    ],
    [
      page(
        `${custom}\nreferences:\n  - title: A\n    url: https://b@a.example`,
      ),
      'line 7: references.0.url: the link https://b@a.example hides where it leads',
    ],
    [
      page(
        `${custom}\nexceptions:\n  - { id: a, reason: by-design, title: A, text: B }\n  - { id: a, reason: by-design, title: A, text: B }`,
      ),
      'line 7: exceptions.1.id: the id a is used twice',
    ],
    [
      page(
        `${custom}\nexceptions:\n  - { id: a, reason: by-design, title: A, text: ${'b'.repeat(
          2_001,
        )} }`,
      ),
      'line 6: exceptions.0.text: more than 2000 characters',
    ],
    [
      page('x: &a [1, 1]\ny: &b [*a, *a]\nfindings: { product: a/b, z: *b }'),
      'front matter: YAML aliases are not allowed',
    ],
    // The text
    [
      page(custom, { text: `${body}\n## Recipe\n\nSalt.` }),
      'line 29: unknown heading "## Recipe"',
    ],
    [
      page(custom, { text: '\n## Fix\n\nSalt.\n' }),
      'the section "## What it means here" is missing',
    ],
    [
      page(custom, { text: '\n## What it means here\n\nSalt.\n\n## Fix\n' }),
      'nothing says what to do: write "## First response" or "## Fix"',
    ],
    [
      page(custom, { text: `${body}\n## Verify\n` }),
      'the section "## Verify" is empty',
    ],
    [
      page(custom, { text: `${body}\n## Verify\n\na\n<img src=b>\n` }),
      'line 32: HTML is not allowed',
    ],
    [
      page(custom, { text: `${body}\nOnce \` more\n\n<b> \`` }),
      'line 31: HTML is not allowed',
    ],
    [
      page(custom, { text: `${body}\n[x](javascript:y)\n` }),
      'line 29: the link javascript:y is not an https address',
    ],
    [
      page(custom, {
        text: body.replace(
          'aws s3api',
          "# what is there\naws --x '{{account}}' s3api",
        ),
      }),
      'line 21: {{account}} stands where no value can be inserted safely',
    ],
    [
      page(custom, { text: body.replace('{{account}}', '{{acount}}') }),
      'line 11: unknown placeholder {{acount}}',
    ],
    [
      page(custom, {
        text: `${body}\n\`\`\`python\nprint({{account}})\n\`\`\``,
      }),
      'line 30: {{account}} stands where no value can be inserted safely',
    ],
  ])('is refused with the line: %j', (content, problem) => {
    expect(problemsOf(content)).toContainEqual(problem);
    expect(parse(file(content)).ownPages).toEqual([]);
  });

  it.each([
    ['much text', 'a'.repeat(overlayBounds.text)],
    ['blank lines', '\n'.repeat(overlayBounds.text)],
    // Much to try before the end of the line
    ['a fence', `\`\`\`${' '.repeat(200_000)}x\ry\n\`\`\``],
  ])('is refused where it is too long: %s', (_name, more) => {
    expect(problemsOf(page(custom, { text: body + more }))).toEqual([
      'the text has more than 20000 characters',
    ]);
  });

  it('has an id of its own', () => {
    const { ownPages, problems } = parse(
      file(page(custom), 'b/sealed-menu.md'),
      file(page(custom), 'a/sealed-menu.md'),
    );
    expect(ownPages.map(each => each.file)).toEqual(['a/sealed-menu.md']);
    expect(problems).toEqual([
      {
        file: 'b/sealed-menu.md',
        problems: ['a/sealed-menu.md has the id sealed-menu, too'],
      },
    ]);
  });
});

describe('the page for a finding', () => {
  const about = (id: string, findings: string) =>
    file(page(`findings: ${findings}`, { id }), `${id}.md`);
  const overlay = Overlay.create(
    parse(
      about('any-scan', '{ product: Vendor/Scanner }'),
      about('bean-scan', '{ product: vendor/scanner, types: ["*Beans*"] }'),
      about(
        'green-bean-scan',
        '{ product: vendor/scanner, types: ["*Beans*"], titles: ["*green*"] }',
      ),
      about('tea-rule', '{ product: config, titles: ["tea-*"] }'),
      about('green-tea-rule', '{ product: config, titles: ["tea-green*"] }'),
      about(
        'one-tea-rule',
        '{ product: config, generators: ["*rule-77"], titles: ["tea-*"] }',
      ),
      about('odd-rule', '{ product: config, titles: ["a.b(c)+[d]^$|*"] }'),
    ),
  );
  const pageFor = (
    product: string,
    facts: { types?: string[]; generators?: string[]; titles?: string[] },
  ) =>
    overlay.ownPageFor({
      product,
      types: [],
      generators: [],
      titles: [],
      ...facts,
    })?.id;

  it('is the most specific one of which every part fits', () => {
    expect(pageFor('vendor/scanner', {})).toBe('any-scan');
    expect(pageFor('vendor/scanner', { types: ['Coffee/BEANS'] })).toBe(
      'bean-scan',
    );
    expect(
      pageFor('vendor/scanner', {
        types: ['Coffee', 'Coffee/Beans'],
        titles: ['Old green ones'],
      }),
    ).toBe('green-bean-scan');
    expect(pageFor('vendor/scanner', { titles: ['green'] })).toBe('any-scan');
    expect(pageFor('config', { titles: ['tea-black'] })).toBe('tea-rule');
    expect(pageFor('config', { titles: ['tea-green-conformance-pack'] })).toBe(
      'green-tea-rule',
    );
    expect(
      pageFor('config', {
        titles: ['tea-green'],
        generators: ['arn:aws:config:eu-west-1:111122223333:rule-77'],
      }),
    ).toBe('one-tea-rule');
  });

  it('is none where nothing fits', () => {
    expect(pageFor('config', { titles: ['coffee'] })).toBeUndefined();
    expect(pageFor('config', {})).toBeUndefined();
    expect(pageFor('vendor', {})).toBeUndefined();
    expect(pageFor('other/scanner', { types: ['Beans'] })).toBeUndefined();
    expect(overlay.ownPages()).toHaveLength(7);
  });

  it('is looked for with each text in lower case once, whatever the number of pages and records', () => {
    const titles = Array.from({ length: 500 }, () => 'Tea-Green');
    const lower = jest.spyOn(String.prototype, 'toLowerCase');
    const found = pageFor('config', { titles, types: ['Leaf'] });
    const lowered = lower.mock.contexts.map(String);
    lower.mockRestore();
    expect(found).toBe('green-tea-rule');
    expect(lowered).toEqual(['config', ...titles, 'Leaf']);
  });

  it('takes all of a pattern but * for what it is', () => {
    expect(pageFor('config', { titles: ['a.b(c)+[d]^$| and more'] })).toBe(
      'odd-rule',
    );
    expect(pageFor('config', { titles: ['aXb(c)+[d]^$|'] })).toBeUndefined();
    expect(pageFor('config', { titles: ['accd'] })).toBeUndefined();
  });
});

describe('renderOwnPage', () => {
  const hazards = `hazards:
  - id: regulars
    kind: breaks-clients
    title: Regulars stay hungry
    when:
      - name: menu-*
    happens: They leave {{resource.name}}.
    instead: Ask them.`;
  const [own] = parse(file(page(`${custom}\n${hazards}`))).ownPages;

  it('fills in the values of a finding, and tells whose page it is', () => {
    const rendered = renderOwnPage(own!, {
      account: '111122223333',
      resource: {
        id: `arn:aws:s3:::menu-'$(reboot)`,
        tags: { ManagedBy: 'terraform' },
      },
    });
    expect(rendered).toMatchObject({
      product: 'custom/default',
      id: 'sealed-menu',
      responder: 'owner',
      sourcePath: 'sealed-menu.md',
      own: { file: 'sealed-menu.md', reviewer: 'group:default/kitchen' },
      reviewed: '2026-11-20',
      translation: 'original',
      hazards: [{ id: 'regulars', matched: true, basis: 'reasoning' }],
      meaning: [
        {
          markdown:
            "`menu-'$(reboot)` of `111122223333` serves menus without our seal.",
        },
      ],
      firstResponse: [],
      fix: {
        existingResource: [{ markdown: 'Look who eats there.' }],
        methods: [
          { method: 'terraform', blocks: [{ type: 'code' }] },
          {
            method: 'cli',
            blocks: [
              {
                code: `aws s3api get-bucket-acl --bucket 'menu-'\\''$(reboot)'`,
              },
            ],
          },
        ],
        preferredMethod: 'terraform',
        missing: [],
      },
    });
    expect(rendered).not.toHaveProperty('rollBack');
    expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered);
  });

  it('leaves placeholders open where it is read without a finding', () => {
    expect(renderOwnPage(own!, {}).meaning).toMatchObject([
      { unresolved: [{ placeholder: 'resource.name' }, {}] },
    ]);
  });

  it('is in the language that it is written in', () => {
    const written = parse(file(page(`${custom}\nlanguage: ja\n${hazards}`)))
      .ownPages[0]!;
    for (const language of ['en', 'ja'] as const) {
      expect(renderOwnPage(written, {}, language)).toMatchObject({
        titleLanguage: 'ja',
        meaning: [{ language: 'ja' }],
        hazards: [{ happens: { language: 'ja' } }],
        translation: language === 'en' ? 'original' : 'complete',
      });
    }
    expect(renderOwnPage(own!, {}, 'ja')).toMatchObject({
      titleLanguage: 'en',
      translation: 'missing',
    });
  });

  it('leaves out a fix that the page does not have', () => {
    const text = `
## What it means here

Strangers.

## First response

Close the door.

### S3 bucket

Lock {{resource.name}}.

## Roll back

Open it.
`;
    const response = parse(file(page(custom, { text }))).ownPages[0]!;
    const rendered = renderOwnPage(response, {
      resource: { id: 'arn:aws:s3:::menu', type: 'AwsS3Bucket' },
    });
    expect(rendered).toMatchObject({
      firstResponse: [{ markdown: 'Close the door.' }],
      byResource: [{ kind: 'bucket', blocks: [{ markdown: 'Lock `menu`.' }] }],
      rollBack: [{ markdown: 'Open it.' }],
    });
    expect(rendered).not.toHaveProperty('fix');
  });
});
