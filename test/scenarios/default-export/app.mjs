import total from './total.mjs';
import half from './half.mjs';

const held = { half, total };

globalThis.probe = async () => ({ held: [held.total(2), held.half(2)], fresh: [total(2), half(2)] });
