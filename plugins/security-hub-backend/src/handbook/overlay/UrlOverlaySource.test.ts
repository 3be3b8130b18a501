import { mockServices } from '@backstage/backend-test-utils';
import { UrlOverlaySource } from './UrlOverlaySource';

const url = 'https://github.com/kumo/handbook/tree/main/overlay';
const kib = 1024;

type File = { path: string; size: number; content?: string };

/** What the source makes of a repository with these files, and the files whose content was asked for. */
async function readFrom(files: File[], options: { tellsSizes: boolean }) {
  const opened: string[] = [];
  const reader = mockServices.urlReader.mock({
    readTree: async (_url, asked) => ({
      etag: 'a1',
      files: async () =>
        files
          .filter(
            ({ path, size }) =>
              !options.tellsSizes || asked?.filter?.(path, { size }),
          )
          .map(({ path, size, content }) => ({
            path,
            content: async () => {
              opened.push(path);
              return Buffer.from(content ?? '---\n'.padEnd(size, 'x'));
            },
          })),
      archive: async () => {
        throw new Error('Not asked for');
      },
      dir: async () => {
        throw new Error('Not asked for');
      },
    }),
  });
  const read = await UrlOverlaySource.create({ url, reader }).read();
  return { files: read?.files ?? [], opened };
}

const many = (count: number, size: number): File[] =>
  Array.from({ length: count }, (_, index) => ({ path: `${index}.md`, size }));

// An archive tells the sizes before the contents, the list of a bucket tells none
describe.each([true, false])('UrlOverlaySource, sizes told: %p', tellsSizes => {
  it('leaves out what breaks a bound, and says why', async () => {
    const long = `${'d/'.repeat(300)}S3.1.md`;
    const { files, opened } = await readFrom(
      [
        { path: 'S3.2.md', size: 10 },
        { path: 'big.md', size: 256 * kib + 1 },
        { path: 'nul.md', size: 0, content: '---\n\0' },
        { path: 'a\0b.md', size: 10 },
        { path: long, size: 10 },
        { path: '.git/S3.3.md', size: 10 },
        { path: 'README.md', size: 0, content: '# Ours' },
      ],
      { tellsSizes },
    );
    expect(
      files.map(({ path, content, reason }) => [path, content ?? reason]),
    ).toEqual([
      ['S3.2.md', '---\nxxxxxx'],
      [
        expect.stringMatching(/^a\ufffdb\.md… \([0-9a-f]{16}\)$/),
        'the path has a control character: rename the file',
      ],
      ['big.md', 'larger than 256 KiB'],
      [
        expect.stringMatching(/^(?:d\/){100}… \([0-9a-f]{16}\)$/),
        'the path is longer than 512 characters: move the file',
      ],
      ['nul.md', 'line 2: the control character U+0000 is not allowed'],
    ]);
    expect(opened).toEqual(
      ['S3.2.md', 'big.md', 'nul.md', 'README.md'].filter(
        path => !tellsSizes || path !== 'big.md',
      ),
    );
  });

  it('takes so many bytes in all', async () => {
    const most = many(128, 256 * kib);
    const { files } = await readFrom(most, { tellsSizes });
    expect(files).toHaveLength(128);
    const more = [...most, { path: 'more.md', size: 1 }];
    await expect(readFrom(more, { tellsSizes })).rejects.toThrow(
      'More than 32 MiB in all files together: is this the right folder?',
    );
  });

  it('takes so many files', async () => {
    const { files } = await readFrom(many(2_000, 4), { tellsSizes });
    expect(files).toHaveLength(2_000);
    await expect(readFrom(many(2_001, 4), { tellsSizes })).rejects.toThrow(
      'More than 2000 files: is this the right folder?',
    );
  });
});
