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
  ['a new function that needs what is not there', 'let a', 'const b = open(); function f() { return b }', ['a: restart LG102', 'b: restart LG101', 'f: restart LG101']],
  ['a new function that others can see', 'let a', 'let a; export function f() {}', ['f: restart LG101']],
  ['a new value', 'function f() { return 1 }', 'const a = 2; function f() { return a }', ['a: live', 'f: live']],
  ['a new value that code runs for', 'let a', 'let a; const b = open()', ['b: restart LG101']],
  ['a removed function', 'function f() {} let a', 'let a', []],
  ['a removed function that others could see', 'export function f() {} let a', 'let a', ['f: restart LG102']],
  ['a statement', 'start(1)', 'start(2)', ['start(2): restart LG103']],
  ['a value', 'const a = 1', 'const a = 2', ['a: live']],
  ['a value from which another was computed', 'const a = 1; const b = a * 2', 'const a = 2; const b = a * 2', ['a: restart LG104']],
  ['a value that fields are made of', 'const a = 1; class C { b = a }', 'const a = 2; class C { b = a }', ['a: restart LG104']],
  ['a value that others can see', 'export const a = 1', 'export const a = 2', ['a: live']],
  ['an object', 'const a = { b: 1 }', 'const a = { b: 2 }', ['a: restart LG104']],
  ['a value, and a function that uses it', 'const a = 1; function f() { return a }', 'const a = 2; function f() { return -a }', ['a: live', 'f: live']],
  ['an import', 'import { a } from "a"', 'import { b } from "a"', ['a: restart LG105']],
  ['a field', 'class C { a = 1 }', 'class C { a = 2 }', ['C.a: restart LG106']],
  ['a new member, and a body', 'class C { m() { return 1 } }', 'class C { m() { return this.n() } n() {} }', ['C.m: live', 'C.n: live']],
  ['a new member, and a field', 'class C { m() { return 1 } }', 'class C { a = 1; m() { return this.n() } n() {} }', ['C.a: restart LG106', 'C.m: restart LG106', 'C.n: restart LG106']],
  ['a new private method', 'class C { m() { return 1 } }', 'class C { m() { return this.#n() } #n() {} }', ['C.#n: restart LG106', 'C.m: restart LG106']],
  ['a removed member', 'class C { m() {} }', 'class C { }', ['C: live']],
  ['extends', 'class C extends A {}', 'class C extends B {}', ['C: restart LG106']],
  ['sync to async', 'function f() {}', 'async function f() {}', ['f: restart LG107']],
  ['an arrow that wants its arguments counted', 'const f = (a, b) => a', 'const f = (...all) => all', ['f: restart LG109']],
  ['a parameter in a generator that cannot be set aside', 'function* f({ a }) { yield a }', 'function* f({ b }) { yield b }', ['f: restart LG111']],
];

for (const [what, before, after, planned] of cases) {
  test(what, () => {
    const starts = lineStarts(after);
    const { definitions } = planUpdate(loadedModule(snapshot(before, 'module')), snapshot(after, 'module'), (offset) => positionOf(starts, offset));
    assert.deepEqual(definitions.map(({ name, status, code }) => `${name}: ${status}${code ? ` ${code}` : ''}`).sort(), [...planned].sort());
  });
}

test('what was not applied is planned again, until it is', () => {
  const locate = () => ({ line: 0, character: 0 });
  const running = loadedModule(snapshot('const a = [1]; function f() { return 1 }', 'module'));
  const first = planUpdate(running, snapshot('const a = [2]; function f() { return 2 }', 'module'), locate);
  const second = planUpdate(first.next, snapshot('const a = [2]; function f() { return 3 }', 'module'), locate);
  const back = planUpdate(second.next, snapshot('const a = [1]; function f() { return 3 }', 'module'), locate);
  assert.deepEqual(second.definitions.map(({ name }) => name), ['a', 'f']);
  assert.deepEqual(back.definitions, []);
});

test('a plan changes nothing of what runs', () => {
  const running = loadedModule(snapshot('async function f() { return 1 }', 'module'));
  const before = JSON.stringify(running.statements[0]!.functions[0]!.generations);
  planUpdate(running, snapshot('async function f() { return 2 }', 'module'), () => ({ line: 0, character: 0 }));
  assert.equal(JSON.stringify(running.statements[0]!.functions[0]!.generations), before);
});
