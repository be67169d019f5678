import { Forms } from './forms.mjs';

const old = new Forms();

globalThis.probe = async () => ({ old: old.run({ deep: [{ name: 'n' }], call: (x) => x + 1, a: 'a' }), fresh: new Forms().run({}).filter((value, index) => index !== 7) });
