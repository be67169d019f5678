const { shop, log, hot = null } /*: any */ = { ...globalThis, hot: import.meta.hot };
const state = hot?.data.state ?? { runs: 0 };
state.runs++;

const onOrder = (count /*: number */) => { log.push(`first ${count}`); };
const timer = { of: state.runs };
shop.on('order', onOrder);
log.push(`run ${state.runs}`);

export const total = () => state.runs;

hot?.accept();
hot?.dispose((data /*: any */) => {
  data.state = state;
  shop.off('order', onOrder);
  log.push(`disposed ${timer.of}`);
});
