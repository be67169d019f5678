import { special } from './special.mjs';

const { total } = special;

globalThis.probe = async () => ({ old: total.call(special), fresh: special.total() });
