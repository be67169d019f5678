import assert from 'node:assert/strict';
import test from 'node:test';
import { toCommonJs } from '../scenarios/to-cjs.ts';

const cases: [esm: string, cjs: string][] = [
  [`import { a } from './y.mjs';`, `const { a } = require('./y.mjs');`],
  [`import { a, b as c } from './y.mjs';`, `const { a, b: c } = require('./y.mjs');`],
  [`import * as ns from './y.mjs';`, `const ns = require('./y.mjs');`],
  [`import d from './y.mjs';`, `const d = require('./y.mjs').default;`],
  [`import fs from 'node:fs';`, `const fs = require('node:fs');`],
  [`import './y.mjs';`, `require('./y.mjs');`],
  [`export function f(a) {\n}\n`, `function f(a) {\n}\nexports.f = f;\n`],
  [`export async function f() {}`, `async function f() {}\nexports.f = f;\n`],
  [`export function* g() {}`, `function* g() {}\nexports.g = g;\n`],
  [`export async function* g() {}`, `async function* g() {}\nexports.g = g;\n`],
  [`export class C extends B {}`, `class C extends B {}\nexports.C = C;\n`],
  [`export const a = 1;\nexport let b = 2;\n`, `const a = 1;\nlet b = 2;\nexports.a = a; exports.b = b;\n`],
  [`export const größe = 1;\n`, `const größe = 1;\nexports.größe = größe;\n`],
  [`export default function f() {}`, `function f() {}\nexports.default = f;\n`],
  [`export default class C {}`, `class C {}\nexports.default = C;\n`],
  [`export default () => 1;`, `exports.default = () => 1;`],
  [`export { a, b as c };\n`, `\nexports.a = a; exports.c = b;\n`],
  [`export { a, b as c } from './y.mjs';`, `exports.a = require('./y.mjs').a; exports.c = require('./y.mjs').b;`],
  [`export * from './y.mjs';`, `Object.assign(exports, require('./y.mjs'));`],
  [`export const a = 1;\r\nf();\r\n`, `const a = 1;\r\nf();\r\nexports.a = a;\n`],
  [`const s = 'import x';\nconst important = 1;\n`, `const s = 'import x';\nconst important = 1;\n`],
  [`export function broken( {\n`, `function broken( {\nexports.broken = broken;\n`],
];

for (const [esm, cjs] of cases) {
  test(`becomes CommonJS: ${esm.split('\n')[0]}`, () => assert.equal(toCommonJs(esm, 'x.mjs'), cjs));
}

const refused = [
  `import d, { a } from './y.mjs';`, `import {\n  a } from './y.mjs';`, `import "./y.mjs";`, `export const { a } = b;`, `export var a = 1;`,
  `  export const a = 1;`, `const x = await import('./y.mjs');`, `console.log(import.meta.url);`, `export * as ns from './y.mjs';`, `import {} from './y.mjs';`,
];

for (const source of refused) {
  test(`refuses: ${source.split('\n')[0]}`, () => assert.throws(() => toCommonJs(source, 'story/x.mjs'), /^Error: story\/x\.mjs:1: /));
}
