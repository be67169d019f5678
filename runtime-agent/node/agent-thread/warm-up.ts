import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { planUpdate } from '../../code/plan.ts';
import { loadedModule } from '../../code/running.ts';
import { snapshot } from '../../code/snapshot.ts';
import type { LoadedModules } from './loaded-modules.ts';
import { readText } from './read-text.ts';
import type { TextOf } from './source-text.ts';

/** After so many the parser and the planner are as fast as they get without being used for long (measured: a tenth of the first time). */
const ROUNDS = 25;

/**
 * V8 is slow with code that it runs for the first time, and so are loaders with their first file: an update is rehearsed when
 * somebody is there who may save. Nothing of it reaches the app.
 */
export async function warmUp(modules: LoadedModules, textOf: TextOf): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await turnOfLoop();
    rehearse(round);
  }
  const [any] = modules.all().slice(-1);
  // What is wrong with the file is said when it is saved.
  if (any) await readText(any, textOf).catch(() => {});
}

function rehearse(round: number): void {
  const running = loadedModule(snapshot(sample(round), 'module'));
  planUpdate(running, snapshot(sample(round + 1), 'module'), (offset) => ({ line: 0, character: offset }));
}

/** Some of each that modules are made of. */
const sample = (version: number): string => `
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';

const LIMIT = ${version};
const rows = new Map([['first', { id: 1, tags: ['a', 'b'] }]]);
let count = 0;

export class Store extends Map {
  #secret = 1;
  label = 'store';
  constructor(limit = LIMIT) {
    super();
    this.limit = limit;
  }
  get size2() {
    return this.size * 2 + ${version};
  }
  static of(...values) {
    return values.reduce((store, value, i) => store.set(i, value), new Store());
  }
  async load(file, { encoding = 'utf8', ...options } = {}) {
    try {
      const text = await readFile(path.join(file, \`\${this.label}.json\`), { encoding, ...options });
      for (const [key, value] of Object.entries(JSON.parse(text))) this.set(key, value ?? this.#secret);
    } catch (error) {
      if (error?.code !== 'ENOENT') throw error;
    }
    return ${version};
  }
}

export function makeCounter(step) {
  let own = 0;
  return () => {
    own += step + ${version};
    return (count += own);
  };
}

export const handlers = {
  list: (request, response) => response.json([...rows.values()].filter((row) => row.id > ${version})),
  *each(from = 0) {
    while (from < LIMIT) yield from++;
  },
};

export default function total(items, rate = 1) {
  switch (items.length) {
    case 0: return 0;
    default: return items.map(({ price, quantity }) => price * quantity).reduce((a, b) => a + b, 0) * rate;
  }
}
`;
