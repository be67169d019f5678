import { Straße, größe, 价格 } from './läden.mjs';

const alt = größe;
const straße = new Straße();

globalThis.probe = async () => ({ alt: alt(1), straße: straße.länge(), fresh: [größe(2), 价格(3), new Straße().länge()] });
