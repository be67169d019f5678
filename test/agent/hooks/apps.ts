/** The tiny apps that are run with the hooks, and what is to be guarded in them. */
import type { App } from './run.ts';

export interface HookedApp extends App {
  name: string;
  main: string;
  /** Paths, with queries, below the app's folder. */
  guarded: string[];
  /** Before the app's file. */
  flags?: string[];
  /** Majors; default: all. */
  versions?: number[];
  /** Guarded only where Node's hooks see it: not on 20. */
  notOn20?: string[];
  /** `bare`: compared with the app started without any `--import`, as its user would. Its error output may name other frames then. */
  plain?: 'bare';
  /** What `log` is to be told. */
  logged?: RegExp;
  /** The app has loaders that the agent's thread has not. */
  ownLoaders?: boolean;
}

const commonJs = '{"type":"commonjs"}';
const esModules = '{"type":"module"}';
const withTypes = [22, 24, 26];
const dependency = { 'node_modules/dep/index.js': 'exports.dep = 1;' };
const preserve = ['--preserve-symlinks', '--preserve-symlinks-main'];

export const apps: HookedApp[] = [
  {
    name: 'CommonJS', main: 'main.js', plain: 'bare',
    files: {
      'package.json': commonJs, ...dependency, 'data.json': '{"v":1}',
      'main.js': `const a = require('./a'); const data = require('./data.json'); require('dep');
        console.log(require.main === module, module.children.length, Object.keys(require.cache).length, a.a(), data.v, a === require('./a'));
        import('./m.mjs').then((m) => console.log(m.m(), m.c.named()));`,
      'a.js': `exports.a = function a() { return 'a' + require('./r.mjs').r(); }; // unchanged`,
      'r.mjs': `import './r2.mjs'; export const r = () => 'r';`,
      'r2.mjs': `import './e.cjs'; export const r2 = 1;`,
      'e.cjs': 'exports.e = 1;',
      'm.mjs': `import c, { named } from './c.cjs'; export { c }; export const m = () => named(); // unchanged`,
      'c.cjs': `exports.named = function () { return require('./d.cjs').d; };`,
      'd.cjs': 'exports.d = 1;',
    },
    guarded: ['main.js', 'a.js', 'r.mjs', 'e.cjs', 'm.mjs', 'c.cjs', 'd.cjs'], notOn20: ['r2.mjs'],
  },
  {
    name: 'ES modules', main: 'main.js',
    files: {
      'package.json': esModules, ...dependency, 'data.json': '{"v":1}',
      'main.js': `import { a } from './a.js'; import c, { named } from './c.cjs'; import data from './data.json' with { type: 'json' };
        import { createRequire } from 'node:module'; import 'data:text/javascript,globalThis.d=1'; import 'dep';
        const again = await import('./a.js?again=1'); // unchanged
        console.log(a(), named(), c.named(), data.v, createRequire(import.meta.url)('./d.cjs').d, again.a === a, import.meta.url.slice(-8));`,
      'a.js': 'export function a() { return 1; }',
      'c.cjs': `exports.named = function () { return require('./d.cjs').d; };`,
      'd.cjs': 'exports.d = 1;',
    },
    guarded: ['main.js', 'a.js', 'a.js?again=1', 'c.cjs', 'd.cjs'],
  },
  {
    name: 'a CommonJS app without a package type', main: 'main.js', plain: 'bare',
    files: {
      'main.js': `const { a } = require('./a.js'); const { e } = require('./e.js'); console.log(a, e, require.main === module);`,
      'a.js': '// import is only a word here\nexports.a = 1;', 'e.js': 'export const e = 1;',
    },
    guarded: ['main.js', 'a.js', 'e.js'],
  },
  {
    name: 'ES modules known by their syntax', main: 'main.js',
    files: { 'main.js': `import { b } from './b.js'; console.log(b());`, 'b.js': 'export const b = () => 1;' },
    guarded: ['main.js', 'b.js'],
  },
  {
    name: 'byte order marks and hashbangs', main: 'main.mjs',
    files: {
      'main.mjs': `#!/usr/bin/env node\nimport './bom.mjs'; import './bom.cjs'; import './bang.cjs'; console.log(globalThis.order);`,
      'bom.mjs': '\uFEFFglobalThis.order = [1];', 'bom.cjs': '\uFEFFglobalThis.order.push(2);', 'bang.cjs': '#!/usr/bin/env node\nglobalThis.order.push(3);',
    },
    guarded: ['main.mjs', 'bom.mjs', 'bom.cjs', 'bang.cjs'],
  },
  {
    name: 'links', main: 'link.mjs',
    files: { 'src/main.mjs': `import './a.mjs'; console.log(import.meta.url.slice(-8));`, 'src/a.mjs': `import './b.cjs';`, 'src/b.cjs': '' },
    links: { 'link.mjs': 'src/main.mjs' },
    guarded: ['src/main.mjs', 'src/a.mjs', 'src/b.cjs'],
  },
  {
    name: 'links that are kept', main: 'linked/main.mjs', flags: preserve,
    files: { 'src/main.mjs': `import './a.mjs'; console.log(import.meta.url.slice(-15));`, 'src/a.mjs': `import './b.cjs';`, 'src/b.cjs': 'console.log(__filename.slice(-12));' },
    links: { linked: 'src' },
    guarded: ['linked/main.mjs', 'linked/a.mjs', 'linked/b.cjs'],
  },
  {
    name: 'a guard that throws', main: 'main.mjs', logged: /^(?=.*Cannot guard file:\S*bad\.mjs; )(?=.*Cannot guard file:\S*bad\.cjs; .*the guard refuses)/s,
    files: { 'main.mjs': `import { bad } from './bad.mjs'; import './bad.cjs'; console.log(bad);`, 'bad.mjs': `export const bad = 'refuse the guard';`, 'bad.cjs': '// refuse the guard' },
    guarded: ['main.mjs'],
  },
  {
    name: 'hooks of the app with registerHooks', main: 'main.mjs', versions: withTypes, ownLoaders: true,
    files: {
      'main.mjs': `import { registerHooks } from 'node:module';
        registerHooks({ load(url, context, next) {
          if (url.endsWith('virtual.mjs')) return { format: 'module', source: 'console.log("virtual")', shortCircuit: true };
          const loaded = next(url, context);
          return url.endsWith('a.mjs') ? { ...loaded, source: String(loaded.source).replace('plain', 'loaded') } : loaded;
        } });
        console.log((await import('./a.mjs')).a); await import('./virtual.mjs');`,
      'a.mjs': `export const a = 'plain';`, 'virtual.mjs': '',
    },
    guarded: ['main.mjs', 'a.mjs', 'virtual.mjs'],
  },
  {
    name: 'hooks of the app with register', main: 'main.mjs', versions: [20, 22, 24], ownLoaders: true,
    files: {
      'main.mjs': `import { register } from 'node:module'; register('./loader.mjs', import.meta.url); console.log((await import('./a.mjs')).a);`,
      'loader.mjs': `export async function load(url, context, next) {
        const loaded = await next(url, context);
        return url.endsWith('a.mjs') ? { ...loaded, source: String(loaded.source).replace('plain', 'loaded') } : loaded;
      }`,
      'a.mjs': `export const a = 'plain';`,
    },
    guarded: ['main.mjs', 'a.mjs'],
  },
  {
    name: 'hooks that were taken away', main: 'main.mjs',
    files: { 'main.mjs': `globalThis.uninstallHooks?.(); await import('./a.mjs'); await import('./b.cjs'); console.log(1);`, 'a.mjs': '', 'b.cjs': '' },
    guarded: ['main.mjs'],
  },
];

/** Through Node's own type stripping. */
export const typeScriptApps: HookedApp[] = [
  {
    name: 'TypeScript, ES modules', main: 'main.ts', versions: withTypes,
    files: {
      'package.json': esModules,
      'main.ts': `import { a } from './a.ts'; import c from './c.cts'; import { m } from './m.mts';
        const x: number = 1; interface Foo { a: string }
        // fault here
        console.log('unchanged', a(x), c.c(), m);`,
      'a.ts': `export function a(x: number): string { return 'a' + x; }`, 'm.mts': 'export const m: number = 1;',
      'c.cts': `exports.c = (): number => require('./d.cts').d;`, 'd.cts': 'exports.d = 1 as number;',
    },
    guarded: ['main.ts', 'a.ts', 'c.cts', 'd.cts', 'm.mts'],
  },
  {
    name: 'TypeScript, CommonJS', main: 'main.ts', versions: withTypes, plain: 'bare',
    files: {
      'package.json': commonJs,
      'main.ts': `const { a } = require('./a.ts'); const x: number = 1; interface Foo { a: string }
        // fault here
        console.log('unchanged', a(x), require.main === module, typeof require.cache, module.children.length);`,
      'a.ts': `exports.a = function a(x: number): string { return 'a' + x; };`,
    },
    guarded: ['main.ts', 'a.ts'],
  },
  {
    name: 'TypeScript without a package type', main: 'main.ts', versions: withTypes,
    files: {
      'main.ts': `import { a } from './a.ts'; const x: number = 1; console.log(a(x)); import('./b.ts').then((b) => console.log(b.b));`,
      'a.ts': `export function a(x: number): string { return 'a' + x; }`, 'b.ts': `const { c } = require('./c.ts'); module.exports = { b: c as number };`, 'c.ts': 'exports.c = 1 as number;',
    },
    guarded: ['main.ts', 'a.ts', 'b.ts', 'c.ts'],
  },
  {
    name: 'TypeScript that is transformed', main: 'main.ts', versions: [22, 24], flags: ['--experimental-transform-types'],
    files: { 'package.json': esModules, 'main.ts': `import c from './c.cts'; enum E { A = 7 } console.log(E.A, c.F.B);`, 'c.cts': 'enum F { B = 8 } exports.F = F;' },
    guarded: ['main.ts', 'c.cts'],
  },
  {
    name: 'TypeScript with source maps', main: 'main.ts', versions: withTypes, flags: ['--enable-source-maps'],
    files: { 'package.json': esModules, 'main.ts': `const x: number = 1;\n\nconsole.log(new Error('here').stack.split('\\n')[1].slice(-9), x);` },
    guarded: ['main.ts'],
  },
];

/** Through tsx, in every way to start it. */
export const tsxApps: HookedApp[] = [
  {
    name: 'tsx, ES modules', main: 'main.ts',
    files: {
      'package.json': esModules,
      'main.ts': `import { a } from './a.js'; import c, { named } from './c.cjs'; import './t.cts';
        enum E { A = 7 }
        // fault here
        console.log('unchanged', a(E.A), c.named(), named());
        const again = await import('./a.ts?again=1'); console.log(again.a === a);`,
      'a.ts': `export function a(x: number): string { return 'a' + x; }`, 'c.cjs': `exports.named = function () { return 1; }; require('./d.cjs');`, 'd.cjs': '',
      't.cts': `const x: number = 1; exports.t = x; require('./u.cts');`, 'u.cts': 'exports.u = 1 as number;',
    },
    guarded: ['main.ts', 'a.ts', 'a.ts?again=1', 'c.cjs', 'd.cjs', 't.cts', 'u.cts'],
  },
  ...[commonJs, '{}'].map((packageJson) => ({
    name: `tsx, CommonJS, package ${packageJson}`, main: 'main.ts',
    files: {
      'package.json': packageJson,
      'main.ts': `import { a } from './a'; import { p } from './p.js'; enum E { A = 7 }
        // fault here
        console.log('unchanged', a(E.A), p, require.main === module, typeof require.cache, module.children.length);
        import('./lazy.ts').then((l) => console.log(l.lazy));`,
      'a.ts': `export function a(x: number): string { return 'a' + x; }`, 'p.js': 'exports.p = 1;', 'lazy.ts': 'export const lazy: number = 1;',
    },
    guarded: ['main.ts', 'a.ts', 'p.js', 'lazy.ts'],
  })),
];

/** Apps that fail: their messages are to be what they are without the hooks. */
export const failingApps: (App & { name: string; main: string; versions?: number[] })[] = [
  { name: 'a syntax error in CommonJS', main: 'main.cjs', files: { 'main.cjs': `require('./bad.cjs');`, 'bad.cjs': '\nlet [ = 1;' } },
  { name: 'a syntax error in an ES module', main: 'main.mjs', files: { 'main.mjs': `import './bad.mjs';`, 'bad.mjs': '\nlet [ = 1;' } },
  { name: 'a syntax error in TypeScript', main: 'main.mts', versions: withTypes, files: { 'main.mts': `import './bad.mts';`, 'bad.mts': '\nlet [: number = 1;' } },
  // On 22 the app's own loading differs with any `--import`, and not with ours.
  { name: 'an enum that cannot be stripped', main: 'main.cts', versions: [24, 26], files: { 'main.cts': `require('./bad.cts');`, 'bad.cts': '\nenum E { A }' } },
  { name: 'an error at a module\'s top', main: 'main.mjs', files: { 'main.mjs': `import './bad.mjs';`, 'bad.mjs': `\nthrow new Error('thrown');` } },
  { name: 'an error in a CommonJS module', main: 'main.cjs', files: { 'main.cjs': `require('./bad.cjs');`, 'bad.cjs': `\nfunction f() { throw new TypeError('thrown'); }\nf();` } },
  { name: 'a missing module in CommonJS', main: 'main.cjs', files: { 'main.cjs': `require('./missing.cjs');` } },
  { name: 'a missing export', main: 'main.mjs', files: { 'main.mjs': `import { b } from './a.mjs';`, 'a.mjs': 'export const a = 1;' } },
];
