import { HubError } from '../../aws/HubError';
import { FindingsUpdate } from '../../aws/types';
import { groupWrites } from './groupWrites';
import { PlannedWrite } from './planWrites';
import { sendCall } from './sendCall';
import { WritingGateway } from './sendUpdate';

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

const unexpected = async () => {
  throw new Error('Nobody asked for that');
};

/** Security Hub that does not accept a request with certain names in it, and forgets to answer for others. */
function hubThatRefuses(
  bad: string[],
  silent: string[] = [],
): WritingGateway & { sizes: number[] } {
  const sizes: number[] = [];
  return {
    sizes,
    batchUpdateFindingsV2: unexpected,
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
          batchUpdateFindingsV2: unexpected,
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
    const unified = { ...write('x').identity, format: 'ocsf' as const };
    const groups = groupWrites([
      ...names.map(name => write(name)),
      ...names.map(name => write(`${name}-again`)),
      write('alone', { payload: { workflow: 'NEW' } }),
      write('other', { decisionId: 'other' }),
      write('there', { target: there }),
      write('unified', { identity: unified }),
      write('unified too', { identity: { ...unified, id: 'too' } }),
      write('named', { identity: { ...unified, metadataUid: 'abc' } }),
    ]);
    expect(
      groups.map(({ target, calls }) => [
        target.region,
        calls.map(call => call.length),
      ]),
    ).toEqual([
      // Each service by itself, and in the unified one each kind of names
      ['eu-west-1', [100, 100, 1, 1, 2, 1]],
      ['us-east-1', [1]],
    ]);
  });
});
