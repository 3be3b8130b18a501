import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { tellStory } from './story.mjs';

test('the story waits for its findings, goes on without one that never comes, and is told once', async () => {
  const asked = new Map();
  const decided = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://portal');
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    let reply = { backstageIdentity: { token: 'of developer A' } };
    if (pathname.endsWith('/findings')) {
      const control = searchParams.get('control');
      const times = (asked.get(control) ?? 0) + 1;
      asked.set(control, times);
      const isThere = control === 'S3.9' ? times > 1 : control === 'RDS.1';
      reply = { items: isThere ? [{ key: `key of ${control}` }] : [] };
    } else if (pathname.endsWith('/decisions')) {
      decided.push(JSON.parse(Buffer.concat(chunks).toString()).findingKeys);
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(reply));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'story-test-'));
  try {
    const url = `http://127.0.0.1:${server.address().port}`;
    for (let start = 1; start <= 2; start += 1) {
      await tellStory(url, folder, 1);
      assert.deepEqual(decided, [['key of S3.9'], ['key of RDS.1']]);
      assert.equal(existsSync(join(folder, 'story-told')), true);
    }
    assert.ok(asked.get('Lambda.1') > 1);
  } finally {
    rmSync(folder, { recursive: true });
    server.close();
    server.closeAllConnections();
  }
});
