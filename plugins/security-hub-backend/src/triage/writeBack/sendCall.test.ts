import { HubError } from '../../aws/HubError';
import { FindingsUpdate, SecurityHubGateway } from '../../aws/types';
import { groupWrites } from './groupWrites';
import { PlannedWrite } from './planWrites';
import { sendCall } from './sendCall';

function write(
  id: string,
  overrides: Partial<PlannedWrite> = {},
): PlannedWrite {
  return {
    rowId: 1,
    decisionId: 'decision',
    identity: { format: 'asff', partition: 'aws', id, productArn: 'product' },
    target: {
      source: 'main',
      partition: 'aws',
      account: '111122223333',
      region: 'eu-west-1',
      access: 'write',
    },
    payload: { workflow: 'NEW', userDefinedFields: { a: 'b' } },
    ...overrides,
  };
}

/** Security Hub that does not accept a request with certain names in it, and forgets to answer for others. */
function hubThatRefuses(
  bad: string[],
  silent: string[] = [],
): Pick<SecurityHubGateway, 'batchUpdateFindings'> & { sizes: number[] } {
  const sizes: number[] = [];
  return {
    sizes,
    batchUpdateFindings: async ({ identifiers }: FindingsUpdate) => {
      sizes.push(identifiers.length);
      if (identifiers.some(({ id }) => bad.includes(id))) {
        throw new HubError('invalid-request', 'AWS does not accept a request');
      }
      return {
        processed: identifiers.filter(({ id }) => !silent.includes(id)),
        unprocessed: [],
      };
    },
  };
}

const names = Array.from({ length: 100 }, (_, index) => `finding-${index}`);

describe('sendCall', () => {
  it('finds what spoils a request, so that the others are written', async () => {
    const hub = hubThatRefuses(['finding-3', 'finding-77']);
    const answers = await sendCall(
      hub,
      names.map(name => write(name)),
    );
    expect(answers).toHaveLength(100);
    expect(
      answers.flatMap(answer =>
        answer.taken
          ? []
          : [[answer.write.identity.id, answer.code, answer.retryable]],
      ),
    ).toEqual([
      ['finding-3', 'invalid-request', false],
      ['finding-77', 'invalid-request', false],
    ]);
    expect(hub.sizes.length).toBeLessThan(32);
  });

  it('tries again what AWS did not answer for, and passes other mistakes on', async () => {
    const hub = hubThatRefuses([], ['finding-1']);
    await expect(
      sendCall(hub, [write('finding-0'), write('finding-1')]),
    ).resolves.toEqual([
      expect.objectContaining({ taken: true }),
      expect.objectContaining({
        taken: false,
        code: 'NoAnswer',
        retryable: true,
      }),
    ]);
    await expect(
      sendCall(
        {
          batchUpdateFindings: async () => {
            throw new TypeError('A mistake of ours');
          },
        },
        [write('finding-0')],
      ),
    ).rejects.toThrow('A mistake of ours');
  });
});

describe('groupWrites', () => {
  it('puts the same payload of one decision to one place together, 100 at most', () => {
    const there = { ...write('x').target, region: 'us-east-1' };
    const groups = groupWrites([
      ...names.map(name => write(name)),
      ...names.map(name => write(`${name}-again`)),
      write('alone', { payload: { workflow: 'NEW' } }),
      write('other', { decisionId: 'other' }),
      write('there', { target: there }),
    ]);
    expect(
      groups.map(({ target, calls }) => [
        target.region,
        calls.map(call => call.length),
      ]),
    ).toEqual([
      ['eu-west-1', [100, 100, 1, 1]],
      ['us-east-1', [1]],
    ]);
  });
});
