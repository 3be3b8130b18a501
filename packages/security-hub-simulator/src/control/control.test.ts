import { request } from 'http';
import { GetFindingsCommand } from '@aws-sdk/client-securityhub';
import {
  controlFinding,
  member,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';

describe('the control endpoint', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await startWorld([
      controlFinding(1),
      controlFinding(2),
      controlFinding(3),
    ]);
  });
  afterEach(async () => {
    await world.simulator.close();
  });

  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    new Promise<{ status?: number; body: Record<string, unknown> }>(
      (resolve, reject) => {
        const outgoing = request(
          `${world.simulator.url}/__control/${path}`,
          { method, headers },
          async reply => {
            let text = '';
            for await (const chunk of reply) {
              text += chunk;
            }
            resolve({ status: reply.statusCode, body: JSON.parse(text) });
          },
        );
        outgoing.on('error', reject);
        const text =
          typeof body === 'string' ? body : JSON.stringify(body ?? {});
        outgoing.end(method === 'POST' ? text : undefined);
      },
    );
  const post = (path: string, body?: unknown) => call('POST', path, body);

  it('changes the world and shows what it holds', async () => {
    const selector = { controlId: 'S3.8', resourceId: 'arn:aws:s3:::bucket-1' };
    expect(
      (await post('findings/compliance', { selector, result: 'PASSED' })).body,
    ).toEqual({ changed: 1 });
    const listed = await post('findings/list', { selector, limit: 1 });
    expect(listed.body).toMatchObject({
      total: 1,
      records: [
        {
          account: member,
          finding: {
            Compliance: { Status: 'PASSED' },
            Workflow: { Status: 'RESOLVED' },
          },
        },
      ],
    });
    expect((await post('findings/archive', { selector })).body).toEqual({
      changed: 1,
    });
    expect((await post('findings/delete', { selector })).body).toEqual({
      changed: 1,
    });
    expect(
      (await post('findings/add', JSON.stringify(controlFinding(9)))).body,
    ).toEqual({ added: 1, broken: [] });
    expect((await call('GET', 'status')).body).toMatchObject({
      records: 3,
      pendingUpdates: 0,
    });
    await post('clock', { advance: { days: 2 } });
    expect((await call('GET', 'clock')).body).toEqual({
      now: '2026-03-03T00:00:00.000Z',
    });
    await post('clock', { set: '2026-05-01T00:00:00Z' });
    expect(world.simulator.control.now()).toEqual(
      new Date('2026-05-01T00:00:00Z'),
    );
    expect((await post('switches', { paging: 'shifting' })).body).toMatchObject(
      { paging: 'shifting', unifiedState: 'separate' },
    );
    await post('faults/add', {
      operation: 'GetFindings',
      times: 1,
      error: { code: 'InternalException', status: 500 },
    });
    await expect(
      world.hub().send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({ name: 'InternalException' });
    expect((await call('GET', 'calls')).body.calls).toEqual([
      expect.objectContaining({ operation: 'GetFindings', calls: 1 }),
    ]);
    await post('clear');
    expect((await call('GET', 'status')).body).toMatchObject({ records: 0 });
    expect(
      (await world.hub().send(new GetFindingsCommand({}))).Findings,
    ).toEqual([]);
  });

  it('refuses browsers, other hosts and requests with mistakes', async () => {
    expect(
      (await call('POST', 'clear', {}, { origin: 'http://127.0.0.1:7007' }))
        .status,
    ).toBe(403);
    expect(
      (await call('POST', 'clear', {}, { host: 'evil.example' })).status,
    ).toBe(403);
    expect(
      (await call('GET', 'status', undefined, { host: 'localhost:1' })).status,
    ).toBe(200);
    expect((await post('nonsense')).status).toBe(404);
    expect(await post('switches', { paging: 'odd' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('paging') },
    });
    expect((await post('switches', { unknown: 1 })).status).toBe(400);
    expect((await post('findings/archive', { selector: {} })).status).toBe(400);
    expect((await post('findings/archive', '{broken')).status).toBe(400);
    expect(world.simulator.control.countRecords()).toBe(3);
  });

  it('fails what was never failing with the severity of its control', async () => {
    const { control } = world.simulator;
    const id = controlFinding(1).Id as string;
    control.setCompliance({ id }, 'WARNING');
    expect(control.getRecord(id)?.finding).toMatchObject({
      Severity: { Label: 'INFORMATIONAL' },
      Workflow: { Status: 'NEW' },
    });
    control.fail({ id });
    expect(control.getRecord(id)?.finding).toMatchObject({
      Severity: { Label: 'HIGH', Normalized: 70 },
    });
  });
});
