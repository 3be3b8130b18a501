import { PreviewLimit } from './PreviewLimit';

describe('limit of previews', () => {
  it('is five at once for each user, and what has ended or failed counts no more', async () => {
    const limit = PreviewLimit.create();
    const ends: Array<(error?: Error) => void> = [];
    const begin = async (user: string) =>
      await limit.run(
        user,
        async () =>
          await new Promise<string>((resolve, reject) => {
            ends.push(error => (error ? reject(error) : resolve('done')));
          }),
      );
    const running = Array.from({ length: 5 }, async () => await begin('a'));
    await expect(begin('a')).rejects.toMatchObject({
      name: 'TooManyPreviewsError',
      // What the error middleware answers with
      statusCode: 429,
      message: expect.stringContaining('5 previews'),
    });
    const other = begin('b');
    ends[0]();
    await expect(running[0]).resolves.toBe('done');
    ends[1](new Error('broken'));
    await expect(running[1]).rejects.toThrow('broken');
    const again = [begin('a'), begin('a')];
    await expect(begin('a')).rejects.toThrow('previews');
    ends.forEach(end => end());
    await Promise.all([...running.slice(2), ...again, other]);
  });
});
