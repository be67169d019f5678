const total = (count) => count + 1;

module.exports = { total };
