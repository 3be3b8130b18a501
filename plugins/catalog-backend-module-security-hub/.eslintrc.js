module.exports = require('../../scripts/lint/house.cjs').house(__dirname);
