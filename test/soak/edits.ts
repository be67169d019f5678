/** The soak's modules: one for each kind of edit that an app gets again and again. */

export interface SoakFile {
  name: string;
  /** As it is at its n-th save; it is loaded with 0. */
  text(n: number): string;
  /** What the app answers then, when asked for `answer()`; `null`: what it did before, since the save cannot be taken as it is. */
  answer(n: number): number | null;
  /** Run in the app before each save: an async function's body with `module` and `kept`. */
  before?: string;
}

const even = (n: number): boolean => n % 2 === 0;
const same = (n: number): number => n;

export const soakFiles: SoakFile[] = [
  {
    name: 'functions.mjs', answer: same,
    text: (n) => `export function answer() {\n  return [${n}].map((x) => x)[0];\n}\nexport const held = (a, b = 2) => a + b + ${n};\n`,
  },
  {
    name: 'methods.mjs', answer: same,
    text: (n) => `class Cart {\n  #total = 1;\n  total() { return this.#total * ${n}; }\n  get size() { return ${n}; }\n}\nconst cart = new Cart();\nexport const answer = () => cart.total();\n`,
  },
  {
    name: 'members.mjs', answer: same,
    text: (n) => `class Cart {\n  ${even(n) ? `extra() { return ${n}; }\n  ` : ''}total() { return ${even(n) ? 'this.extra()' : n}; }\n}\nconst cart = new Cart();\nexport const answer = () => cart.total();\n`,
  },
  {
    // A closure comes to use another name of the code around it, and then another one again.
    name: 'closures.mjs', answer: same,
    text: (n) => `function counter(one, two) {\n  let count = 0;\n  return () => (count += ${even(n) ? 'one' : 'two'} - 1) + ${n};\n}\nconst old = counter(1, 1);\nexport const answer = () => counter(1, 1)() + old() * 0;\n`,
  },
  {
    // One call is always under way, and ends after the next save.
    name: 'async.mjs', answer: same, before: 'kept.open?.(); await kept.call; kept.call = module.wait(new Promise((resolve) => { kept.open = resolve; }));',
    text: (n) => `export async function wait(promise) {\n  await promise;\n  return ${n};\n}\nexport function* each() { yield ${n}; }\nexport const answer = () => [...each()][0];\n`,
  },
  {
    name: 'names.mjs', answer: same,
    text: (n) => (even(n) ? `const limit${n} = ${n};\nconst once${n} = (x) => x;\nexport function answer() {\n  return once${n}(limit${n});\n}\n` : `export function answer() {\n  return ${n};\n}\n`),
  },
  { name: 'constants.cjs', answer: same, text: (n) => `const rate = ${n};\nlet state = ${n};\nexports.answer = () => rate;\nexports.state = () => state;\n` },
  {
    name: 'listeners.cjs', answer: same,
    text: (n) => `const { EventEmitter } = require('node:events');\nconst emitter = new EventEmitter();\nlet last = 0;\nemitter.on('ask', () => { last = ${n}; });\nexports.answer = () => {\n  emitter.emit('ask');\n  return last;\n};\n`,
  },
  {
    name: 'broken.mjs', answer: (n) => (even(n) ? n : null),
    text: (n) => `// ${'.'.repeat(n % 7)}\nexport function answer() {\n  return ${n}${even(n) ? '' : ' ('};\n}\n`,
  },
  {
    name: 'classes.mjs', answer: same,
    text: (n) => `class Base { base() { return ${n}; } }\nclass Other { base() { return ${n}; } }\nclass Cart extends ${even(n) ? 'Base' : 'Other'} {\n  field = ${n};\n  static rate = ${n};\n  total() { return this.base(); }\n}\nconst cart = new Cart();\nexport const answer = () => cart.total();\n`,
  },
  {
    name: 'imports.mjs', answer: same,
    text: (n) => `${even(n) ? "import { basename } from 'node:path';\n" : ''}export const answer = () => Number(${even(n) ? `basename('/a/${n}')` : n});\n`,
  },
  {
    name: 'exports.mjs', answer: same,
    text: (n) => `export const rate = ${n};\n${even(n) ? `export const once = ${n};\n` : ''}export const answer = () => rate;\n`,
  },
  {
    // Run again with each save; the run before is disposed of.
    name: 'accepts.mjs', answer: same,
    text: (n) => `const value = Math.max(${n}, ${n});\nconst timer = setInterval(() => value, 1e6);\nexport const answer = () => value;\nimport.meta.hot?.accept();\nimport.meta.hot?.dispose(() => clearInterval(timer));\n`,
  },
  {
    // A top-level statement that cannot be taken back needs a restart each time.
    name: 'restarts.mjs', answer: () => null,
    text: (n) => `const made = Math.max(${n}, ${n});\nexport class Field { value = ${n}; }\nexport const answer = () => made;\n`,
  },
];
