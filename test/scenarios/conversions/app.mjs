import { Money, Weight } from './units.mjs';

const money = new Money(5);
const weight = new Weight(2);
const all = (m, w) => [JSON.stringify(m), `${m}`, m + 1, `${w}`];

globalThis.probe = async () => ({ old: all(money, weight), fresh: all(new Money(5), new Weight(2)) });
