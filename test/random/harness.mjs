/**
 * Preloaded into a process that loads random programs, one after the other, each from a folder of its own. Gives their modules `$t` (a
 * function was called, in this version), `$n` (a default value was computed), `$begin`, `$made` and `$hold` (what was made at load) and
 * `$access` (a module's names); and calls all that it can reach when it is asked to. What it answers is the same in every process that
 * behaves the same.
 */
const BUDGET = 400;
const INPUTS = [[3, 5], [13], []];
const DEPTH = 3;

// Guards have frames of their own.
Error.stackTraceLimit = 100;

// The text of a function that was replaced is not the file's; what a program computes must not depend on it.
const textOf = Function.prototype.toString;
Function.prototype.toString = () => 'function';

let trace = [];
let spent = false;
let made = {};
const held = new Map();
const accesses = new Map();

function note(entry) {
  if (trace.length >= BUDGET) {
    spent = true;
    throw new Error('budget');
  }
  trace.push(entry);
}

function begin() {
  trace = [];
  spent = false;
}

globalThis.$t = (id, version) => note(`${id}.${version}`);
globalThis.$n = (value) => {
  note('n');
  return value;
};
globalThis.$begin = () => begin();
globalThis.$made = (key, _, value) => {
  made[key] = trace;
  return value;
};
globalThis.$hold = (key, _, value) => {
  made[key] = trace;
  held.set(key, value);
};
globalThis.$access = (module, access) => void accesses.set(module, access);
globalThis.$gate = () => gate?.promise;

/** @param what 0: what the program does now; `begin`: begins calls; `end`: lets them end; else the entry of a program that is to be loaded first */
globalThis.probe = async (what) => {
  if (what === 'begin') return beginCalls();
  if (what === 'end') return endCalls();
  if (what !== 0) await load(what);
  return probeAll();
};

/** While it is there, who waits for `$gate()` is suspended. */
let gate = null;
/** Let calls that are under way go on. */
let underWay = [];
const MOST_CALLS = 6;

/** Begins calls of what can be suspended. @returns what was called, each with the functions that have been called in it */
async function beginCalls() {
  let open = () => {};
  const promise = new Promise((resolve) => { open = resolve; });
  gate = { promise, open };
  const begun = {};
  for (const [path, value] of suspendable()) {
    begin();
    const goOn = await suspended(value);
    if (!goOn) continue;
    underWay.push(goOn);
    begun[path] = trace;
    if (underWay.length === MOST_CALLS) break;
  }
  return begun;
}

function suspendable() {
  const named = [...accesses.values()].flatMap((access) => Object.entries(valuesOf(access)).map(([key, value]) => [`a/${key}`, value]));
  return [...[...held].map(([key, value]) => [`h/${key}`, value]), ...named].filter(([, value]) => typeof value === 'function' && !isClass(value));
}

/** @returns what lets the call go on to its end, if it has begun and not come to it */
async function suspended(value) {
  try {
    const call = value(3, 5);
    const first = isIterator(call) ? call.next() : call;
    const isSuspended = first instanceof Promise ? (await isPending(first)) || (isIterator(call) && !(await first).done) : isIterator(call) && !first.done;
    return isSuspended ? () => settle(call).catch(() => {}) : null;
  } catch {
    return null;
  }
}

async function isPending(promise) {
  let pending = true;
  const settled = () => { pending = false; };
  promise.then(settled, settled);
  await new Promise((resolve) => { turn(resolve); });
  return pending;
}

async function endCalls() {
  gate.open();
  gate = null;
  begin();
  for (const goOn of underWay) await goOn();
  underWay = [];
}

async function load(entry) {
  made = {};
  held.clear();
  accesses.clear();
  await import(entry);
}

async function probeAll() {
  const restore = rememberObjects();
  try {
    return await callAll();
  } finally {
    restore();
  }
}

/** What calls have put into objects that stay must not be found by the next question. @returns what puts them back as they were */
function rememberObjects() {
  const before = new Map();
  const look = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || before.has(value) || isBuiltIn(value)) return;
    const own = Object.getOwnPropertyDescriptors(value);
    before.set(value, own);
    for (const descriptor of Object.values(own)) look(descriptor.value);
    look(Object.getPrototypeOf(value));
  };
  for (const value of held.values()) look(value);
  for (const access of accesses.values()) Object.values(valuesOf(access)).forEach(look);
  return () => before.forEach(putBack);
}

function putBack(own, object) {
  for (const key of Reflect.ownKeys(object)) if (!Object.hasOwn(own, key)) Reflect.deleteProperty(object, key);
  for (const [key, descriptor] of Object.entries(own)) if (descriptor.writable && object[key] !== descriptor.value) object[key] = descriptor.value;
}

function valuesOf(access) {
  try {
    return access();
  } catch {
    return {};
  }
}

async function callAll() {
  const results = {};
  for (const [key, value] of held) await walk(results, value, `h/${key}`, DEPTH);
  for (const [module, access] of accesses) {
    for (const [key, value] of Object.entries(namesOf(results, module, access))) await walk(results, value, `a/${key}`, DEPTH);
  }
  return { results, made, modules: [...accesses.keys()] };
}

function namesOf(results, module, access) {
  begin();
  try {
    return access();
  } catch (error) {
    results[`a/${module}`] = [describe(error), '', ''];
    return {};
  }
}

/** Calls what can be called, and looks into what can be looked into. */
async function walk(results, value, path, depth) {
  if (depth < 0 || value === null) return;
  if (typeof value === 'function') return walkFunction(results, value, path, depth);
  if (typeof value !== 'object') {
    results[path] = [describe(value), '', ''];
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) await walk(results, item, `${path}[${index}]`, depth - 1);
    return;
  }
  if (value instanceof Promise) return walkPromise(results, value, path);
  if (!isIterator(value)) await walkMembers(results, value, path, depth);
}

/** What it came to when the program was loaded; the lines in its stack are those of then. */
async function walkPromise(results, promise, path) {
  const settled = await promise.then(describe, describe);
  results[path] = [settled, '', ''];
}

const isClass = (value) => /^class\b/.test(textOf.call(value));

async function walkFunction(results, value, path, depth) {
  if (isClass(value)) {
    await attempt(results, `${path}!`, () => new value(3), depth);
    return walkMembers(results, value, path, depth);
  }
  for (const inputs of depth === DEPTH ? INPUTS : INPUTS.slice(0, 2)) await attempt(results, `${path}(${inputs})`, () => value(...inputs), depth);
}

async function walkMembers(results, object, path, depth) {
  for (const [key, { value, get, set }] of membersOf(object)) {
    const member = `${path}.${String(key)}`;
    if (get) await attempt(results, member, () => object[key], depth);
    if (set) await attempt(results, `${member}=`, () => { object[key] = 4; }, depth);
    if (get || set) continue;
    if (typeof value !== 'function') await walk(results, value, member, depth - 1);
    else for (const inputs of INPUTS) await attempt(results, `${member}(${inputs})`, () => object[key](...inputs), depth);
  }
}

/** `Object.prototype` and the like: named by the language. */
const builtIns = new Set([Object, Function, Array, Map, Promise].map(({ prototype }) => prototype));
for (const fn of [async () => {}, function* () {}, async function* () {}]) {
  for (let each = Object.getPrototypeOf(fn); each; each = Object.getPrototypeOf(each)) builtIns.add(each);
  for (let each = Object.getPrototypeOf(fn.prototype ?? {}); each; each = Object.getPrototypeOf(each)) builtIns.add(each);
}
const isBuiltIn = (value) => builtIns.has(value) || /\[native code\]/.test(typeof value === 'function' ? textOf.call(value) : '');

const builtIn = new Set(['constructor', 'length', 'name', 'prototype', 'arguments', 'caller']);

function membersOf(object) {
  const members = new Map();
  for (let each = object; each && each !== Object.prototype && each !== Function.prototype; each = Object.getPrototypeOf(each)) {
    for (const key of Object.getOwnPropertyNames(each)) {
      const builtInHere = builtIn.has(key) && (typeof each === 'function' || key === 'constructor');
      if (!builtInHere && !members.has(key)) members.set(key, Object.getOwnPropertyDescriptor(each, key));
    }
  }
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1));
}

const turn = setImmediate;

async function attempt(results, path, call, depth) {
  begin();
  let value;
  let answer;
  let ordered = 0;
  try {
    const called = call();
    ordered = trace.length;
    value = await settle(called);
    answer = [describe(value), ''];
  } catch (error) {
    answer = [describe(error), place(error)];
  }
  // What was begun and not awaited comes to its end.
  await new Promise((resolve) => { turn(resolve); });
  results[path] = [answer[0], traced(ordered), answer[1]];
  if (spent || answer[0].includes('Maximum call stack')) results[path] = ['budget', '', ''];
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) await walk(results, value, path, depth - 1);
}

/** In order as far as it was synchronous: who comes first after an `await` is nobody's promise. */
const traced = (ordered) => [...trace.slice(0, ordered), ...trace.slice(ordered).sort()].join(' ');

/** Waits for promises, and takes out what a generator gives. */
async function settle(value) {
  const settled = await value;
  if (!isIterator(settled)) return settled;
  const values = [];
  for (let i = 0; i < 20; i++) {
    const { done, value: each } = await settled.next();
    values.push(each);
    if (done) return values;
  }
  // What is not brought to its end is under way for ever.
  await settled.return();
  return values;
}

const isIterator = (value) => typeof value === 'object' && value !== null && typeof value.next === 'function' && (Symbol.asyncIterator in value || Symbol.iterator in value);

function describe(value) {
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return `[${value.map(describe)}]`;
  // V8 quotes the code there, which is another in code that is evaluated later.
  if (value instanceof Error) return `${value.name}: ${value.message.replace(/^.* is not /s, '… is not ')}`;
  if (typeof value === 'object' && value !== null) return `{${membersOf(value).map(([key]) => String(key))}}`;
  return `${typeof value} ${String(value)}`;
}

/** The frames in the program's own files, first one first: `m1.mjs:12`. */
function place(error) {
  const frames = String(error?.stack).split('\n').map((line) => /[/\\](m\d+\.\w+):(\d+):\d+\)?$/.exec(line.trim()));
  return frames.filter(Boolean).map(([, file, line]) => `${file}:${line}`).join(' ');
}

process.on('unhandledRejection', () => {});

// What a program gives without waiting for it is looked at later.
const warn = process.emitWarning;
process.emitWarning = (warning, ...rest) => warning?.name === 'PromiseRejectionHandledWarning' || warn.call(process, warning, ...rest);
