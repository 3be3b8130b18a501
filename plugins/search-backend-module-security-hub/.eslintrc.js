const { house } = require('../../scripts/lint/house.cjs');

module.exports = house(__dirname, {
  // The tests index what the backend of the plugin really answers
  testRules: { '@backstage/no-mixed-plugin-imports': 'off' },
});
