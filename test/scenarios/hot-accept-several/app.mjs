import { first } from './first.mjs';
import { second } from './second.mjs';

const seen /*: unknown[] */ = [];

globalThis.probe = async () => ({ seen: seen.splice(0), values: [first(), second()] });

import.meta.hot?.accept(['./first.mjs', './second.mjs'], (modules /*: any[] */) => {
  seen.push(modules.map((module) => module && Object.keys(module).join()));
});
