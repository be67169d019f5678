exports.load = function load() {
  const { name } = require('./late.mjs');
  return `<${name()}>`;
};

exports.here = () => [module.exports === exports, __filename.endsWith('load.cjs'), require.main === module, this === exports];
