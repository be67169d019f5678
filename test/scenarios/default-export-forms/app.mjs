import greet from './arrow.mjs';
import api from './object.mjs';

const [held, { read }] = [greet, api];

globalThis.probe = async () => ({ held: [held('a'), read()], fresh: [greet('b'), api.read(), api.nested.write()] });
