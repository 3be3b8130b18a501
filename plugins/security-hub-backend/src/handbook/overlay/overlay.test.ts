import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { defaultControlFacts } from 'aws-control-handbook';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Knex } from 'knex';
import { migrationsDirectory } from '../../database/migrations';
import { FolderOverlaySource } from './FolderOverlaySource';
import { OverlayRefresher } from './OverlayRefresher';
import { OverlaySource } from './OverlaySource';
import { OverlayState } from './OverlayState';
import { UrlOverlaySource } from './UrlOverlaySource';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const facts = defaultControlFacts();

function page(id: string, reason: string): string {
  return `---
id: ${id}
reviewer: group:default/platform-security
reviewed: 2026-11-20
verdicts:
  - verdict: fix
    reason: ${reason}
---
`;
}

describe.each(databases.eachSupportedId())('the overlay, %p', id => {
  let knex: Knex;
  let folder: string;
  let minute = 0;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    folder = mkdtempSync(join(tmpdir(), 'overlay-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const logger = mockServices.logger.mock();
  const refresher = (source?: OverlaySource) =>
    OverlayRefresher.create({
      knex,
      facts,
      source,
      logger,
      now: () => new Date(Date.UTC(2026, 10, 20, 12, (minute += 1))),
    });
  const stateNow = async () => {
    const state = OverlayState.create({ knex, facts });
    await state.refresh();
    return state.known;
  };
  const reasonOf = async (control: string) =>
    (await stateNow()).overlay.verdict(control, {})?.verdict.reason;

  it('keeps the last good version of a file that breaks, and says what is wrong', async () => {
    const source = FolderOverlaySource.create(folder);
    const file = join(folder, 'S3.9.md');
    writeFileSync(file, page('S3.9', 'First'));
    writeFileSync(join(folder, 'S3.8.md'), page('S3.8', 'Other'));
    await refresher(source).run();
    expect(await reasonOf('S3.9')).toBe('First');
    const { generation } = (await stateNow()).place ?? {};

    // Nothing new
    await refresher(source).run();
    expect((await stateNow()).place?.generation).toBe(generation);

    writeFileSync(file, page('S3.9', 'Second').replace('fix', 'repair'));
    await refresher(source).run();
    expect(await reasonOf('S3.9')).toBe('First');
    expect(await reasonOf('S3.8')).toBe('Other');
    expect((await stateNow()).files.get('S3.9.md')).toMatchObject({
      content: expect.stringContaining('First'),
      problems: [expect.stringMatching(/^line 6: verdicts\.0\.verdict: /)],
    });

    writeFileSync(file, page('S3.9', 'Third'));
    await refresher(source).run();
    expect(await reasonOf('S3.9')).toBe('Third');
    expect((await stateNow()).files.get('S3.9.md')?.problems).toEqual([]);

    // Taken away on purpose
    unlinkSync(file);
    await refresher(source).run();
    expect(await reasonOf('S3.9')).toBeUndefined();
    expect((await stateNow()).files.size).toBe(1);
  });

  it('keeps everything while the place cannot be read, and begins anew in another', async () => {
    writeFileSync(join(folder, 'S3.9.md'), page('S3.9', 'First'));
    const source = FolderOverlaySource.create(folder);
    await refresher(source).run();
    rmSync(folder, { recursive: true });
    await refresher(source).run();
    expect(await reasonOf('S3.9')).toBe('First');
    expect((await stateNow()).place).toMatchObject({
      error: expect.stringContaining('ENOENT'),
      readAt: expect.any(String),
    });

    await refresher(FolderOverlaySource.create(`${folder}-other`)).run();
    expect(await reasonOf('S3.9')).toBeUndefined();
    await refresher().run();
    expect(await stateNow()).toMatchObject({ files: new Map() });
    expect((await stateNow()).place).toBeUndefined();
  });

  it('reports files that break the bounds, and follows no link', async () => {
    writeFileSync(join(folder, 'S3.9.md'), '---\n'.padEnd(300 * 1024, 'x'));
    symlinkSync('/etc', join(folder, 'etc'));
    await refresher(FolderOverlaySource.create(folder)).run();
    const { files, overlay } = await stateNow();
    expect(overlay.pages()).toEqual([]);
    expect([...files.values()].map(file => [file.path, file.problems])).toEqual(
      [
        ['S3.9.md', ['larger than 256 KiB']],
        ['etc', ['a link: it is not followed']],
      ],
    );
  });

  it('stays as it is with a path that is too long, and keeps few problems of a file', async () => {
    const deep = join(
      folder,
      ...Array.from({ length: 3 }, () => 'd'.repeat(200)),
    );
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, 'S3.9.md'), page('S3.9', 'First'));
    writeFileSync(
      join(folder, 'S3.8.md'),
      `${page('S3.8', 'Many')}${'<b>\n'.repeat(4_000)}`,
    );
    await refresher(FolderOverlaySource.create(folder)).run();
    const { files, place } = await stateNow();
    const [long, many] = [...files.values()].sort((a, b) =>
      a.path > b.path ? -1 : 1,
    );
    expect(long?.problems).toEqual([
      'the path is longer than 512 characters: move the file',
    ]);
    expect(long?.path.length).toBeLessThanOrEqual(512);
    expect(many?.problems).toHaveLength(21);
    await refresher(FolderOverlaySource.create(folder)).run();
    expect((await stateNow()).files).toEqual(files);
    expect((await stateNow()).place?.generation).toBe(place?.generation);
  });

  it('reads a repository through the integrations, and asks for changes only', async () => {
    const url = 'https://github.com/kumo/handbook/tree/main/overlay';
    let commit = 'a1';
    let broken = false;
    const asked: Array<string | undefined> = [];
    const reader = mockServices.urlReader.mock({
      readTree: async (_url, options) => {
        asked.push(options?.etag);
        if (broken) {
          throw new Error('The repository does not answer');
        }
        if (options?.etag === commit) {
          throw new NotModifiedError();
        }
        const entries = Object.entries({
          'S3.9.md': page('S3.9', `At ${commit}`),
          '../S3.8.md': page('S3.8', 'Outside'),
          'README.md': '# Ours',
        });
        return {
          etag: commit,
          files: async () =>
            entries.map(([path, content]) => ({
              path,
              content: async () => Buffer.from(content),
            })),
          archive: async () => {
            throw new Error('Not asked for');
          },
          dir: async () => {
            throw new Error('Not asked for');
          },
        };
      },
    });
    const source = UrlOverlaySource.create({ url, reader });
    await refresher(source).run();
    await refresher(source).run();
    broken = true;
    await refresher(source).run();
    expect((await stateNow()).place?.error).toBe(
      'The repository does not answer',
    );
    broken = false;
    await refresher(source).run();
    expect((await stateNow()).place?.error).toBeUndefined();
    commit = 'b2';
    await refresher(source).run();
    expect(asked).toEqual([undefined, 'a1', 'a1', 'a1', 'a1']);
    const { files, place } = await stateNow();
    expect([...files.keys()]).toEqual(['S3.9.md']);
    expect(files.get('S3.9.md')?.revision).toBe('b2');
    expect(place).toMatchObject({ place: url, revision: 'b2' });
    expect(await reasonOf('S3.9')).toBe('At b2');
    expect(await reasonOf('S3.8')).toBeUndefined();
  });
});
