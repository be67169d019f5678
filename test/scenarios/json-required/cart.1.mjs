const data = require('./data.json');

exports.total = (count) => count + data.rate * 10;
