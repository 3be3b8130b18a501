module.exports = require('../../scripts/lint/house.cjs').house(__dirname, {
  restrictedImports: [
    {
      name: 'aws-control-handbook',
      message: 'The handbook is reached over the HTTP API only.',
    },
  ],
});
