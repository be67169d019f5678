import { log } from './log.mjs';
import { rates } from './rates.mjs';

let table = rates();

globalThis.probe = async () => ({ log: [...log], table });

import.meta.hot?.accept('./rates.mjs', (module /*: any */) => {
  table = module.rates();
  log.push(`accepted ${Object.keys(module).sort()}`);
});
