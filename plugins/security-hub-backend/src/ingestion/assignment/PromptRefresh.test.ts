import { mockServices } from '@backstage/backend-test-utils';
import { until } from '../../__testUtils__/until';
import { PromptRefresh } from './PromptRefresh';

/** Answers of the refresher, one after another; then it is always done. */
function setUp(answers: Array<'busy' | 'fails'>) {
  const logger = mockServices.logger.mock();
  const tryRefresh = jest.fn(async () => {
    const answer = answers.shift();
    if (answer === 'fails') {
      throw new Error('connect ECONNREFUSED');
    }
    return answer === 'busy' ? undefined : 1;
  });
  const prompt = PromptRefresh.create({
    refresher: { tryRefresh },
    clock: { sleep: async () => {} },
    logger,
  });
  const tried = async (times: number) =>
    await until(`it is tried ${times} times`, () => {
      return tryRefresh.mock.calls.length === times;
    });
  return { prompt, tryRefresh, logger, tried };
}

describe('PromptRefresh', () => {
  it('tries until this replica has done the work itself', async () => {
    const { prompt, tried, tryRefresh, logger } = setUp([
      'busy',
      'fails',
      'busy',
    ]);
    prompt.soon();
    await tried(4);
    await prompt.stop();
    expect(tryRefresh).toHaveBeenCalledTimes(4);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('makes one more of several calls, and goes on afterwards', async () => {
    const { prompt, tried, tryRefresh } = setUp([]);
    let release = () => {};
    tryRefresh.mockImplementationOnce(async () => {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      return 1;
    });
    prompt.soon();
    await tried(1);
    for (let call = 0; call < 5; call += 1) {
      prompt.soon();
    }
    release();
    await tried(2);
    prompt.soon();
    await tried(3);
    await prompt.stop();
    expect(tryRefresh).toHaveBeenCalledTimes(3);
  });

  it('leaves it to the sweep in the end, and says so', async () => {
    const { prompt, tried, logger } = setUp(Array(60).fill('busy'));
    prompt.soon();
    await tried(60);
    await until('it is said', () => logger.warn.mock.calls.length === 1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('next sweep of the catalog'),
      { cause: 'Error Another replica is sweeping the catalog' },
    );
    prompt.soon();
    await tried(61);
  });
});
