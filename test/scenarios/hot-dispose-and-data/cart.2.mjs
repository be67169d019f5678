const { shop, log, hot = null } /*: any */ = { ...globalThis, hot: import.meta.hot };
const state = { runs: 50 };
state.runs++;

const onOrder = (count /*: number */) => { log.push(`third ${count}`); };
const timer = { of: state.runs };
shop.on('order', onOrder);
log.push(`ran ${state.runs}`);

export const total = () => state.runs;

hot?.accept();
hot?.dispose((data /*: any */) => {
  data.state = state;
  shop.off('order', onOrder);
  log.push(`gone ${timer.of}`);
});
