const createPackageConfig = require('@backstage/cli/config/eslint-factory');

/** What the platform's configuration forbids everywhere; an override of the rule has to repeat it. */
const platformPatterns = [
  '*.stories*',
  '*.test*',
  '**/__testUtils__/**',
  '**/__mocks__/**',
];

/**
 * The ESLint configuration of a package: the platform's, and the rules of this house.
 *
 * @param directory the package
 * @param extra as for the platform's factory
 */
function house(directory, extra = {}) {
  const { rules, testRules, overrides, ...rest } = extra;
  return createPackageConfig(directory, {
    ...rest,
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      'no-console': 'error',
      'max-lines': ['warn', { max: 300 }],
      // openapi-fetch names its functions GET and POST
      'new-cap': ['error', { capIsNew: false }],
      ...rules,
    },
    tsRules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
    testRules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A property that is tested with many inputs asserts what its input calls for
      'jest/no-conditional-expect': 'off',
      'max-lines': 'off',
      ...testRules,
    },
    overrides: [
      {
        files: ['**/generated/**', '**/translations/**'],
        rules: { 'max-lines': 'off' },
      },
      ...(overrides ?? []),
    ],
  });
}

module.exports = { house, platformPatterns };
