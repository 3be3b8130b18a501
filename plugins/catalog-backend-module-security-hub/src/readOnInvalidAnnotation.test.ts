import { mockServices } from '@backstage/backend-test-utils';
import { readOnInvalidAnnotation } from './readOnInvalidAnnotation';

describe('readOnInvalidAnnotation', () => {
  const read = (onInvalidAnnotation?: string | number) =>
    readOnInvalidAnnotation(
      mockServices.rootConfig({
        data: { securityHub: { catalog: { onInvalidAnnotation } } },
      }),
    );

  it('takes two words, and refuses others', () => {
    expect([read(), read('error'), read('warn')]).toEqual([
      'error',
      'error',
      'warn',
    ]);
    for (const [given, shown] of [
      ['ignore', '"ignore"'],
      [1, '1'],
    ] as const) {
      expect(() => read(given)).toThrow(
        `Setting securityHub.catalog.onInvalidAnnotation is ${shown}: write one of error, warn`,
      );
    }
  });
});
