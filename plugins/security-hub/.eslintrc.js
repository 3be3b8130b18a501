module.exports = require('../../scripts/lint/house.cjs').house(__dirname, {
  restrictedImports: [
    {
      name: 'aws-control-handbook',
      message: 'The handbook is reached over the HTTP API only.',
    },
  ],
  overrides: [
    {
      // Shared by the tests and the development portal, not published
      files: ['src/testing/**', 'dev/**'],
      rules: {
        '@backstage/no-undeclared-imports': 'off',
        '@backstage/no-ui-css-imports-in-non-frontend': 'off',
        'import/no-extraneous-dependencies': 'off',
        'max-lines': 'off',
      },
    },
  ],
});
