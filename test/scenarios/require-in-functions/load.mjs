exports.load = function load() {
  return require('./late.mjs').name();
};

exports.here = () => [module.exports === exports, typeof __filename, require.main === module, this === exports];
