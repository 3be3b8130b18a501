import { effectiveTags, isOutdated } from './effectiveTags';
import { readableResource, taggingRegion } from './readableResource';

const earlier = '2026-11-20T10:00:00.000Z';
const readAt = '2026-11-20T11:00:00.000Z';
const later = '2026-11-20T12:00:00.000Z';
const a = { Service: 'a' };
const b = { Service: 'b' };

describe('effectiveTags', () => {
  it.each([
    ['nothing is known', undefined, undefined, undefined, undefined, 'unknown'],
    ['the finding alone', a, earlier, undefined, a, 'at-finding-time'],
    ['the source alone', undefined, undefined, b, b, 'current'],
    ['the finding is older', a, earlier, b, b, 'current'],
    ['of the same time', a, readAt, b, b, 'current'],
    ['the finding is newer', a, later, b, a, 'at-finding-time'],
    ['newer, and has lost all', {}, later, b, {}, 'at-finding-time'],
    ['newer, and says the same', b, later, b, b, 'current'],
    ['untagged', a, earlier, {}, {}, 'current'],
    [
      'newer, with one tag more',
      { ...b, x: '' },
      later,
      b,
      { ...b, x: '' },
      'at-finding-time',
    ],
  ])('%s', (_, tags, foundAt, known, effective, tagState) => {
    const current = known && { tags: known as Record<string, string>, readAt };
    expect(effectiveTags({ tags }, current, foundAt)).toEqual({
      tags: effective,
      tagState,
    });
    if (current) {
      expect(isOutdated({ tags }, current, foundAt)).toBe(
        tagState !== 'current',
      );
    }
  });
});

describe('readableResource', () => {
  const account = '111122223333';
  const finding = { account, region: 'eu-west-1' };
  const read = (canonicalId: string, more: object = {}, of: object = {}) =>
    readableResource({ canonicalId, ...more }, { ...finding, ...of });

  it('is one with an ARN of the account of the finding', () => {
    const queue = `arn:aws:sqs:us-west-2:${account}:orders`;
    expect(read(queue)).toEqual({
      resourceId: queue,
      account,
      region: 'us-west-2',
    });
    expect(read('arn:aws:s3:::orders')?.region).toBe('eu-west-1');
    expect(read('arn:aws:s3:::orders', { region: 'us-east-1' })?.region).toBe(
      'us-east-1',
    );
    expect(read(`arn:aws:iam::${account}:role/x`)?.region).toBe('global');
    for (const id of [
      'i-0123',
      `AWS::::Account:${account}`,
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:sqs:us-west-2:444455556666:orders',
      `arn:aws:sqs:us-west-2:${account}:or\nders`,
      `arn:aws:sqs:us-west-2:${account}:${'x'.repeat(1000)}`,
      '',
    ]) {
      expect(read(id)).toBeUndefined();
    }
    expect(
      read('arn:aws:s3:::orders', { arnAccount: '444455556666' }),
    ).toBeUndefined();
    expect(read(queue, {}, { account: undefined })).toBeUndefined();
    expect(read(queue, {}, { account: 'x' })).toBeUndefined();
  });

  it('lies in a Region of the Tagging API', () => {
    expect(taggingRegion('eu-west-1', 'aws')).toBe('eu-west-1');
    expect(taggingRegion('global', 'aws')).toBe('us-east-1');
    expect(taggingRegion('global', 'aws-us-gov')).toBe('us-gov-west-1');
    expect(taggingRegion('global', 'aws-iso')).toBeUndefined();
    expect(taggingRegion('unknown', 'aws')).toBeUndefined();
  });
});
