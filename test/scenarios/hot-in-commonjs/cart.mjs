const { log } = require('./log.mjs');
const rate = Number('2');
const made = ['a', rate].join('');
log.push(`rate ${rate}`);

function twice(count) {
  return count * rate;
}

module.exports = { log, rate, twice, made: `${made}!` };

if (module.hot) {
  module.hot.accept();
  module.hot.dispose((data) => {
    data.rates = [...(data.rates ?? []), rate];
    log.push(`disposed ${data.rates}`);
  });
}
