const total = (count) => count + 1;
const half = (count) => count / 2;

module.exports = { total, half, unit: 'USD', double(count) { return count * 2; } };
