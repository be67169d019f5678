import { makeLabel } from './label.mjs';

const label = makeLabel('tea', { unit: 'g', digits: 1 });

globalThis.probe = async () => ({ old: label(2), fresh: makeLabel('milk', { unit: 'l', digits: 0 })(3) });
