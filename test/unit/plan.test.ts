/** What becomes of an edit: the old text, the new one, and what is planned for each definition. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { lineStarts, positionOf } from '../../runtime-agent/code/lines.ts';
import { planUpdate } from '../../runtime-agent/code/plan.ts';
import { loadedModule } from '../../runtime-agent/code/running.ts';
import { snapshot } from '../../runtime-agent/code/snapshot.ts';

const cases: [what: string, before: string, after: string, planned: string[]][] = [
  ['nothing', 'let a = 1', 'let a = 1', []],
  ['a comment', 'function f() { return 1 }', '// one\nfunction f() { return 1 /* 1 */ }', []],
  ['white space', 'const f = (a) => a + 1', 'const f = ( a ) =>\n  a + 1', []],
  ['a line break after return', 'function f() { return 1 }', 'function f() { return\n1 }', ['f: live']],
  ['a body', 'function f() { return 1 }', 'function f() { return 2 }', ['f: live']],
  ['a parameter', 'const f = (a) => a', 'const f = (a, b) => b', ['f: live']],
  ['a method', 'class C { m() { return 1 } }', 'class C { m() { return 2 } }', ['C.m: live']],
  ['a nested function', 'function f() { return () => 1 }', 'function f() { return () => 2 }', ['f > arrow: live']],
  ['a function and one in it', 'function f() { g(); return () => 1 }', 'function f() { h(); return () => 2 }', ['f > arrow: live', 'f: live']],
  ['a callback', 'app.get("/", () => 1)', 'app.get("/", () => 2)', ['app.get("/") callback: live']],
  ['a tiny callback', 'function f(a) { return a.map((x) => x) }', 'function f(a) { return a.map((x) => -x) }', ['f: live']],
  ['functions that changed places', 'function f() {} function g() {}', 'function g() {} function f() {}', []],
  ['a new capture', 'function f(a, b) { return () => a }', 'function f(a, b) { return () => b }', ['f > arrow: stale LG109']],
  ['a new function', 'let a', 'let a; function f() {}', ['f: live']],
  ['a new function in use', 'function f() { return 1 }', 'function f() { return g() }\nfunction g() {}', ['f: live', 'g: live']],
  ['a new function that needs what is not there', 'let a', 'const b = open(); function f() { return b }', ['b: waiting', 'f: waiting']],
  ['a new function that needs what code makes with a new import', 'let a', 'let a; import { open } from "a"; const b = open(); function f() { return b }', ['a: live', 'b: waiting', 'f: waiting']],
  ['a new function that others can see', 'let a', 'let a; export function f() {}', ['f: live']],
  ['a new value', 'function f() { return 1 }', 'const a = 2; function f() { return a }', ['a: live', 'f: live']],
  ['a new value that code runs for', 'let a', 'let a; const b = open()', ['b: waiting']],
  ['a new variable without a value', 'let a', 'let a; let b; function f() { return b }', ['b: live', 'f: live']],
  ['a new statement', 'let a', 'let a; start(a)', ['start(): waiting']],
  ['a new statement that uses a new plain value', 'let a', 'let a; const b = 2; start(b)', ['b: live', 'start(): waiting']],
  ['a new directive', 'let a', '"use strict"; let a', ['"use strict";: restart LG101']],
  ['a removed function', 'function f() {} let a', 'let a', []],
  ['a removed function that others could see', 'export function f() {} let a', 'let a', ['f: restart LG102']],
  ['a statement', 'start(1)', 'start(2)', ['start(2): restart LG103']],
  ['a value', 'const a = 1', 'const a = 2', ['a: live']],
  ['a value from which another was computed', 'const a = 1; const b = a * 2', 'const a = 2; const b = a * 2', ['a: restart LG104']],
  ['a value that fields are made of', 'const a = 1; class C { b = a }', 'const a = 2; class C { b = a }', ['a: live']],
  ['a value that others can see', 'export const a = 1', 'export const a = 2', ['a: live']],
  ['an object', 'const a = { b: 1 }', 'const a = { b: 2 }', ['a: restart LG104']],
  ['a value, and a function that uses it', 'const a = 1; function f() { return a }', 'const a = 2; function f() { return -a }', ['a: live', 'f: live']],
  ['an import', 'import { a } from "a"', 'import { b } from "a"', ['a: live']],
  ['an import that is used at once', 'import { a } from "a"; a()', 'import { b as a } from "a"; a()', ['a: restart LG105']],
  ['an import for its effects that goes', 'import "a"; let b', 'let b', ['a: restart LG102']],
  ['a field', 'class C { a = 1 }', 'class C { a = 2 }', ['C.a: live']],
  ['a field that code runs for', 'class C { a = f() }', 'class C { a = f() + 1 }', ['C.a: live']],
  ['fields that changed places', 'class C { a = 1; b = 2 }', 'class C { b = 2; a = 1 }', ['C: live']],
  ['methods that changed places', 'class C { a() {} b() {} }', 'class C { b() {} a() {} }', []],
  ['a computed field', 'class C { [a] = 1 }', 'class C { [a] = 2 }', ['C.[a]: restart LG106']],
  ['a field without name', 'class C { a = class {} }', 'class C { a = 1 }', ['C.a: restart LG106']],
  ['a constructor', 'class C { a = 1 }', 'class C { a = 1; constructor(b) { this.b = b } }', ['C.constructor: live']],
  ['no constructor any more', 'class C { constructor(b) { this.b = b } }', 'class C { }', ['C: live']],
  ['the constructor of a derived class with fields', 'class C extends A { a = 1 }', 'class C extends A { a = 1; constructor(b) { super(b); this.b = b } }', ['C.constructor: live']],
  ['a constructor that cannot be taken apart', 'class C extends A { a = 1 }', 'class C extends A { a = 1; constructor(b) { if (b) super(b); else super() } }', ['C.constructor: restart LG111']],
  ['a field of a class that a function makes', 'const f = () => class { a = 1 }', 'const f = () => class { a = 2 }', ['f: stale LG111']],
  ['a method of a class that a function makes', 'const f = () => class { a() {} }', 'const f = () => class { a() { return 1 } }', ['f > class.a: live']],
  ['a new method of a class that a function makes', 'const f = (B) => class extends B { a() {} }', 'const f = (B) => class extends B { a() {} b() {} }', ['f: stale LG111']],
  ['a new method of a class without a name', 'export default class { a() {} }', 'export default class { a() {} b() {} }', ['default.b: live']],
  ['a field of a class that is assigned', 'module.exports = class C { a = 1 }', 'module.exports = class C { a = 2 }', ['module.exports.a: live']],
  ['a member of a class in a constant', 'const C = class { static a = 1 }', 'const C = class { static a = 2; get b() { return 1 } }', ['C.a: live', 'C.b: live']],
  ['a new class', 'let a', 'let a; class C { b = 1 } class D extends C {}', ['C: live', 'D: live']],
  ['a new class whose definition runs code', 'let a', 'let a; class C { static b = f() }', ['C: waiting']],
  ['a new class whose definition runs code, which others can see', 'let a', 'let a; export class C { static b = f() }', ['C: restart LG101']],
  ['a static value', 'class C { static a = 1 }', 'class C { static a = 2; static b }', ['C.a: live', 'C.b: live']],
  ['a static value from which another was computed', 'class C { static a = 1; static b = C.a }', 'class C { static a = 2; static b = C.a }', ['C.a: restart LG106']],
  ['a static object', 'class C { static a = {} }', 'class C { static a = [] }', ['C.a: restart LG106']],
  ['a method that becomes a getter', 'class C { a() {} }', 'class C { get a() {} }', ['C.a: live']],
  ['a new member, and a body', 'class C { m() { return 1 } }', 'class C { m() { return this.n() } n() {} }', ['C.m: live', 'C.n: live']],
  ['a new member, and a field', 'class C { m() { return 1 } }', 'class C { a = 1; m() { return this.n() } n() {} }', ['C.a: live', 'C.m: live', 'C.n: live']],
  ['a new private method', 'class C { m() { return 1 } }', 'class C { m() { return this.#n() } #n() {} }', ['C.#n: live', 'C.m: live']],
  ['a removed member', 'class C { m() {} }', 'class C { }', ['C: live']],
  ['extends', 'class C extends A {}', 'class C extends B {}', ['C: live']],
  ['extends what code makes', 'class C extends A {}', 'class C extends mixed(A) {}', ['C: waiting']],
  ['extends something for the first time', 'class C {}', 'class C extends A {}', ['C: restart LG106']],
  ['sync to async', 'function f() {}', 'async function f() {}', ['f: live']],
  ['a callback that becomes async', 'app.get("/", () => 1)', 'app.get("/", async () => 2)', ['app.get("/") callback: live']],
  ['a method that becomes a generator', 'class C { m() {} }', 'class C { *m() {} }', ['C.m: live']],
  ['async to sync', 'async function f() {}\nfunction g() { f() }', 'function f() {}\nfunction g() { f() }', ['f: live']],
  ['async to sync, and somebody holds it', 'async function f() {}\nstart(f)', 'function f() {}\nstart(f)', ['f: stale LG107']],
  ['async to sync, and others can see it', 'export async function f() {}', 'export function f() {}', ['f: stale LG107']],
  ['an async method that becomes an ordinary one', 'class C { async m() {} }', 'class C { m() {} }', ['C.m: stale LG107']],
  ['an async callback that becomes an ordinary one', 'app.get("/", async () => 1)', 'app.get("/", () => 2)', ['app.get("/") callback: restart LG107']],
  ['an async arrow that becomes an ordinary one', 'const f = async () => 1; function g() { f() }', 'const f = () => 2; function g() { f() }', ['f: live']],
  ['an async arrow that others can see', 'export const f = async () => 1', 'export const f = () => 2', ['f: stale LG107']],
  ['an async arrow that was used at once', 'const f = async () => 1; f()', 'const f = () => 2; f()', ['f: restart LG107']],
  ['an arrow that becomes a function', 'const f = (a) => a', 'function f(a) { return -a }', ['f: live']],
  ['a function that becomes an arrow', 'export function f(a) { return a }', 'export const f = (a) => -a', ['f: live']],
  ['an arrow that becomes a function with a `this`', 'const f = () => 1', 'const f = function () { return this }', ['f: live']],
  ['an arrow that wants its arguments counted', 'const f = (a, b) => a', 'const f = (...all) => all', ['f: live']],
  ['a parameter in a generator that cannot be set aside', 'function* f({ a }) { yield a }', 'function* f({ b }) { yield b }', ['f: restart LG111']],
];

for (const [what, before, after, planned] of cases) {
  test(what, () => {
    const starts = lineStarts(after);
    const { definitions } = planUpdate(loadedModule(snapshot(before, 'module')), snapshot(after, 'module'), (offset) => positionOf(starts, offset));
    assert.deepEqual(definitions.map(({ name, status, code }) => `${name}: ${status}${code ? ` ${code}` : ''}`).sort(), [...planned].sort());
  });
}

test('a guard is put before a name that is found elsewhere', () => {
  const locate = () => ({ line: 0, character: 0 });
  const running = loadedModule(snapshot('function f(){return 1}', 'module'));
  const { replacements } = planUpdate(running, snapshot('let n=0;function f(){return ()=>{n++}}', 'module'), locate);
  assert.match(replacements.find(({ definition }) => definition.name === 'f')!.code, /return \$lgx\.g\d+\(\.\.\.\$lgr\);\/\*lg>\*\/\$lgx\.v\.n\+\+/);
});

test('what was not applied is planned again, until it is', () => {
  const locate = () => ({ line: 0, character: 0 });
  const running = loadedModule(snapshot('const a = [1]; function f() { return 1 }', 'module'));
  const first = planUpdate(running, snapshot('const a = [2]; function f() { return 2 }', 'module'), locate);
  const second = planUpdate(first.next, snapshot('const a = [2]; function f() { return 3 }', 'module'), locate);
  const back = planUpdate(second.next, snapshot('const a = [1]; function f() { return 3 }', 'module'), locate);
  assert.deepEqual(second.definitions.map(({ name }) => name), ['a', 'f']);
  assert.deepEqual(back.definitions, []);
});

test('functions that are taken out of another go on as they are: said so', () => {
  const locate = (): { line: number; character: number } => ({ line: 0, character: 0 });
  const running = loadedModule(snapshot('function f(on) { on(() => 1); return function g() {} }', 'module'));
  const { definitions } = planUpdate(running, snapshot('function f(on) { on(() => 1) }', 'module'), locate);
  assert.deepEqual(definitions.map(({ name, status, message }) => [name, status, message]), [['f', 'live', '`f > g` is no more in it; function objects made before the save keep the code they have.']]);
});

test('what is stale stays so, and is said again, until its code fits all that was made', () => {
  const locate = (): { line: number; character: number } => ({ line: 0, character: 0 });
  const texts = ['() => b', '() => b', '() => [b]', '() => 0'].map((code, i) => `function f(a, b) { return ${code} } function g() { return ${i} }`);
  let running = loadedModule(snapshot('function f(a, b) { return () => -a } function g() {}', 'module'));
  const said = texts.map((text) => {
    const { definitions, next } = planUpdate(running, snapshot(text, 'module'), locate);
    running = next;
    return definitions.map(({ name, status }) => `${name}: ${status}`);
  });
  assert.deepEqual(said, [['f > arrow: stale', 'g: live'], ['f > arrow: stale', 'g: live'], ['f > arrow: stale', 'g: live'], ['f > arrow: live', 'g: live']]);
});

test('a plan changes nothing of what runs', () => {
  const running = loadedModule(snapshot('async function f() { return 1 }', 'module'));
  const before = JSON.stringify(running.statements[0]!.functions[0]!.generations);
  planUpdate(running, snapshot('async function f() { return 2 }', 'module'), () => ({ line: 0, character: 0 }));
  assert.equal(JSON.stringify(running.statements[0]!.functions[0]!.generations), before);
});

test('new statements are planned in rounds: what reads their names comes after them', () => {
  const text = 'let a; const server = open(); function attach() { return server } attach(); start()';
  const locate = (): { line: number; character: number } => ({ line: 0, character: 0 });
  const first = planUpdate(loadedModule(snapshot('let a', 'module')), snapshot(text, 'module'), locate);
  const second = planUpdate(first.after(1), snapshot(text, 'module'), locate);
  const last = planUpdate(second.after(2), snapshot(text, 'module'), locate);
  const planned = [first, second, last].map(({ runs, definitions }) => [runs.map((run) => run.definition?.name), definitions.map(({ name, status }) => `${name}: ${status}`)]);
  assert.deepEqual(planned, [
    [['server'], ['server: waiting', 'attach: waiting', 'attach(): waiting', 'start(): waiting']],
    [['attach()', 'start()'], ['attach: live', 'attach(): waiting', 'start(): waiting']],
    [[], []],
  ]);
});

/** What the code that runs a new statement does, with `$lgx` as the running module has it. */
const runs: [what: string, text: string, given: Record<string, unknown>, bound: Record<string, unknown>][] = [
  ['a pattern', 'const { a, b: [c = 3, ...d], ...e } = made', { made: { a: 1, b: [undefined, 4, 5], f: 6 } }, { a: 1, c: 3, d: [4, 5], e: { f: 6 } }],
  ['one of several', 'const a = made(), b = 1', { made: () => 1 }, { a: 1 }],
  ['a variable of a loop', 'for (var i = 0, n = 2; i < n; i++) seen.push(i)', { seen: [] }, { i: 2, n: 2 }],
  ['a variable that a loop binds', 'for (var { a } of [{ a: 1 }, { a: 2 }]) seen.push(a)', { seen: [] }, { a: 2 }],
  ['a variable in a block', 'if (made) { seen.push(1)\nvar [a] = made }', { seen: [], made: [7] }, { a: 7 }],
  ['a variable that is a whole branch', 'if (made) var a = 1\nelse var b = 2', { made: 0 }, { b: 2 }],
];

for (const [what, text, given, bound] of runs) {
  test(`a new statement binds its names: ${what}`, () => {
    const { runs: [run] } = planUpdate(loadedModule(snapshot('', 'module')), snapshot(text, 'module'), () => ({ line: 0, character: 0 }));
    const module = { v: {}, i: (value: unknown) => value };
    const make = new Function('$lgx', ...Object.keys(given), `return ${run!.code}`) as (...values: unknown[]) => () => void;
    make(module, ...Object.values(given))();
    assert.deepEqual(module.v, bound);
  });
}

test('a function that a new variable holds has its name', () => {
  const { runs: [run] } = planUpdate(loadedModule(snapshot('', 'module')), snapshot('if (make()) { var twice = (n) => n * 2 }', 'module'), () => ({ line: 0, character: 0 }));
  const module: { v: { twice?: (n: number) => number } } = { v: {} };
  (new Function('$lgx', 'make', `return ${run!.code}`) as (...values: unknown[]) => () => void)(module, () => 1)();
  assert.deepEqual([module.v.twice!.name, module.v.twice!(4)], ['twice', 8]);
});
