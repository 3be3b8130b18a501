const { house } = require('../../scripts/lint/house.cjs');
const rooms = require('../../scripts/lint/rooms.cjs');

module.exports = house(__dirname, {
  ...rooms,
  ignorePatterns: ['migrations'],
  settings: {
    // Paths of imports are compared, so the linter has to find TypeScript
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    },
  },
});
