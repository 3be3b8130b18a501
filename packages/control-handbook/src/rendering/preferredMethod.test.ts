import { preferredMethod } from './preferredMethod';

describe('preferredMethod', () => {
  it.each([
    [
      { 'aws:cloudformation:stack-name': 'menu', Terraform: 'true' },
      'cloudformation',
    ],
    [{ ManagedBy: 'Terraform' }, 'terraform'],
    [{ 'managed-by': 'terraform-cloud' }, 'terraform'],
    [{ terraform: 'true' }, 'terraform'],
    [{ Owner: 'terraform' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('tells from %j that it is %s', (tags, method) => {
    expect(preferredMethod(tags as Record<string, string> | undefined)).toBe(
      method,
    );
  });
});
