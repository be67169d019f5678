import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LINES_PER_MODULE = 12;

/**
 * Writes an app of `size` ES modules in a tree, each with functions, a class and a closure.
 * @returns its entry, which says on IPC when all is loaded, and answers `probe` with what the edited function returns
 */
export async function generateApp(folder: string, size: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bench-app', type: 'module' }));
  for (let id = 1; id < size; id++) await writeFile(join(folder, `m${id}.js`), moduleText(id, childrenOf(id, size)));
  const entry = join(folder, 'm0.js');
  await writeFile(entry, `${moduleText(0, childrenOf(0, size))}
import { edited as probed } from './m1.js';
process.on('message', () => process.send(probed()));
process.send({ rss: process.memoryUsage().rss }, () => setTimeout(() => process.disconnect(), Number(process.env.BENCH_STAY || 0)));
`);
  return entry;
}

const childrenOf = (id: number, size: number): number[] => [1, 2, 3, 4].map((k) => id * 4 + k).filter((child) => child < size);

/** @param version what `edited` returns */
export function moduleText(id: number, children: number[], version = 0): string {
  const imports = children.map((child) => `import { f${child} } from './m${child}.js';`).join('\n');
  const fillers = Array.from({ length: LINES_PER_MODULE }, (_, i) => filler(i)).join('\n');
  return `${imports}
const rows = new Map();
export class Store {
  constructor(limit = 100) {
    this.limit = limit;
  }
  add(row) {
    if (rows.size >= this.limit) return false;
    rows.set(row.id, { ...row, tags: [...row.tags] });
    return true;
  }
}
export function edited() {
  return ${version};
}
export const makeCounter = (step) => {
  let count = 0;
  return () => (count += step);
};
${fillers}
export function f${id}(x) {
  return x${children.map((child) => ` + f${child}(x)`).join('')};
}
`;
}

const filler = (i: number): string => `export function render${i}(items, limit = ${i + 10}) {
  const out = [];
  for (const item of items) {
    if (item.id % 2 === 0 && item.tags.length > 0) out.push(\`\${item.id}:\${item.tags.join('|')}\`);
    else if (out.length >= limit) break;
  }
  return out.slice(0, limit);
}`;
