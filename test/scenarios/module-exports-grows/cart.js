const total = (count) => count + 1;

module.exports = { total, unit: 'EUR', old: 1 };
