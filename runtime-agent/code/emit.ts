import { alignStatements, type Locate } from './align.ts';
import { type Counting, counting } from './counting.ts';
import { applyEdits, type Edit, insertion, skipTrivia } from './edits.ts';
import { type FunctionInfo, isArrow, isDerivedConstructor, lexicalOwner, NEW_TARGET, subtree } from './functions.ts';
import { afterArrow, guardEdits, type Spelling } from './guard-edits.ts';
import type { AnyNode } from './patterns.ts';
import type { Generation, Slot } from './running.ts';
import type { Reference } from './scopes.ts';
import type { Binding } from './snapshot.ts';

/** What a function nested in emitted code is bound to. */
export interface NestedNames { slot: Slot; generation: Generation }

export interface Emission {
  /** An expression to be evaluated in the module's (or its class's) scope: a function, or one from captured names to a function. */
  code: string;
  /** Whether it takes captured names. */
  factory: boolean;
  /** The text in it of a function within. */
  textOf(inner: FunctionInfo): string;
}

/**
 * The code of a function as an expression that can be evaluated on its own.
 * @param defined names that are found in `$lgx.v`
 * @param compiled the text is a compiler's, with lines of its own
 * Names of enclosing functions are read through `$lgc`; the lines are those of the source, so that stack lines and breakpoints are right.
 */
export function emitFunction(fn: FunctionInfo, text: string, nested: (fn: FunctionInfo) => NestedNames, own: Generation, locate: Locate, compiled: boolean, defined: ReadonlySet<string>): Emission {
  const count = counting(fn, own.count, (added) => added);
  const edits: Edit[] = [...count.before, ...[...subtree(fn)].flatMap((inner) => renamesIn(inner, fn, defined))];
  if (count.enter && !fn.node.expression) edits.push(insertion(afterDirectives(fn), `;${count.enter}`));
  for (const child of fn.children) if (child.unguarded !== 'parameter') guardEdits(child, text, spelling(fn, nested), edits);
  edits.push(...count.after);
  if (count.leave && !fn.node.expression) edits.push(insertion(fn.node.body.end - 1, count.leave));
  if (compiled) edits.push(...alignStatements(fn.node.body as unknown as AnyNode, text, codeStart(fn, text), locate));
  const apply = (start: number, end: number) => applyEdits(text, edits, start, end);
  const parts = isArrow(fn) ? arrowParts(fn, text, apply, count) : functionParts(fn, text, apply);
  const factory = fn.captures.size > 0;
  const expression = wrap(fn, parts, padding(locate(parts.start)));
  const strict = fn.strict ? `(()=>{"use strict";return${expression}})()` : expression;
  return { code: factory ? `($lgc,$lgi=$lgf=>$lgf)=>${strict}` : strict, factory, textOf: (inner) => apply(inner.start, inner.end) };
}

/** The code of what a name is bound to: a function with a guard of its own, or an initialiser with the functions in it. */
export function emitBinding({ name, start, end }: Binding, functions: FunctionInfo[], text: string, nested: (fn: FunctionInfo) => NestedNames, locate: Locate, defined: ReadonlySet<string>): string {
  const edits: Edit[] = functions.flatMap((fn) => [...subtree(fn)].flatMap((inner) => renamesIn(inner, null, defined)));
  for (const fn of functions) guardEdits(fn, text, spelling(null, nested), edits);
  const key = JSON.stringify(name);
  const { line, character } = locate(start);
  const declared = functions.find((fn) => fn.start === start && (fn.node.type === 'FunctionDeclaration' || isMethod(fn, text)));
  const from = declared ? codeStart(declared, text) : start;
  const keywords = declared ? `${declared.node.async ? 'async ' : ''}function${declared.node.generator ? '*' : ''}` : '';
  return `({${key}:${keywords}${padding({ line, character })}${applyEdits(text, edits, from, end) || 'void 0'}})[${key}]`;
}

/** `{ total() {} }`: a function expression that begins with its parameters. */
const isMethod = (fn: FunctionInfo, text: string): boolean => fn.node.type === 'FunctionExpression' && text[fn.start] === '(';

/** The code of a new member of a class: a method with a guard of its own. */
export function emitMember(fn: FunctionInfo, text: string, nested: (fn: FunctionInfo) => NestedNames, locate: Locate, defined: ReadonlySet<string>): string {
  const edits: Edit[] = [...subtree(fn)].flatMap((inner) => renamesIn(inner, null, defined));
  guardEdits(fn, text, spelling(null, nested), edits);
  const start = codeStart(fn, text);
  const key = JSON.stringify(fn.ownName);
  const home = fn.usesSuper ? `__proto__:Object.getPrototypeOf(${fn.isStatic ? 'this' : 'this.prototype'}),` : '';
  const keywords = `${fn.node.async ? 'async ' : ''}${fn.node.generator ? '*' : ''}`;
  return `(()=>{"use strict";return({${home}${keywords}${key}${padding(locate(start))}${applyEdits(text, edits, start, fn.end)}})[${key}]})()`;
}

interface Parts { text: string; start: number }

/** From the parenthesis on. */
function functionParts(fn: FunctionInfo, text: string, apply: (start: number, end: number) => string): Parts {
  const start = codeStart(fn, text);
  return { text: apply(start, fn.end), start };
}

/** An arrow function becomes one that is given its `this`. */
function arrowParts(fn: FunctionInfo, text: string, apply: (start: number, end: number) => string, { enter, leave, open, close }: Counting): Parts {
  const { params, body, expression } = fn.node;
  const arrow = afterArrow(fn, text);
  const start = codeStart(fn, text);
  const parametersEnd = params.at(-1)?.end ?? fn.start;
  const parameters = params.length > 0 ? apply(start, parametersEnd) : '';
  const bodyStart = expression ? arrow : body.start;
  const lines = text.slice(parametersEnd, bodyStart).replace(/[^\n]/g, '');
  const code = expression ? `{${enter}return(${open}${apply(arrow, fn.end)}\n${close})${leave}}` : apply(body.start, fn.end);
  return { text: `(${parameters}${lines})${code}`, start };
}

/**
 * Puts the code into an object literal, from which it takes its name without declaring it, and for `super` its home.
 * All that comes before it is on the line before, where there is one.
 */
function wrap(fn: FunctionInfo, parts: Parts, pad: string): string {
  const { async, generator } = fn.node;
  const key = JSON.stringify(fn.ownName);
  const keywords = async ? 'async ' : '';
  if (isDerivedConstructor(fn)) return `(class extends Object.getPrototypeOf(this){constructor${pad}${parts.text}})`;
  if (fn.usesSuper) {
    const home = fn.isStatic ? 'this' : 'this.prototype';
    return `({__proto__:Object.getPrototypeOf(${home}),${keywords}${generator ? '*' : ''}${key}${pad}${parts.text}})[${key}]`;
  }
  return `({${key}:${keywords}function${generator ? '*' : ''}${pad}${parts.text}})[${key}]`;
}

export function padding({ line, character }: { line: number; character: number }): string {
  return line === 0 ? '' : `${'\n'.repeat(line)}${' '.repeat(character)}`;
}

/** Where what is emitted begins: at the parenthesis, of an arrow function at its first parameter. */
function codeStart(fn: FunctionInfo, text: string): number {
  const { node } = fn;
  if (isArrow(fn)) return node.params[0]?.start ?? fn.start;
  let position = node.id ? node.id.end : node.start;
  while (text[position] !== '(') position = skipTrivia(text, position + 1);
  return position;
}

function afterDirectives(fn: FunctionInfo): number {
  const directives = (fn.node.body.body as unknown as { directive?: string; end: number }[]).filter((statement) => statement.directive !== undefined);
  return directives.at(-1)?.end ?? fn.node.body.start + 1;
}

/**
 * Edits of the names that `inner`'s own code takes from outside `fn`, and of its `import.meta`.
 * @param fn whose code stands alone; `null`: nothing does, functions are emitted whole, as they would have been loaded
 */
function renamesIn(inner: FunctionInfo, fn: FunctionInfo | null, defined: ReadonlySet<string>): Edit[] {
  const metas = inner.metas.map(({ start, end }) => ({ start, end, text: '$lgx.meta' }));
  const targets = takesTarget(inner, fn) ? inner.targets.map(({ start, end }) => ({ start, end, text: `$lgc.${NEW_TARGET}` })) : [];
  const outside = inner.references.filter(({ binding, name }) => fn && binding && binding.kind !== 'module' && !binding.isInside(fn) && name !== 'arguments');
  const moved = inner.references.filter(({ binding, name }) => (!binding || binding.kind === 'module') && defined.has(name));
  return [...metas, ...targets, ...outside.map((reference) => rename(reference, '$lgc', '$lgi')), ...moved.map((reference) => rename(reference, '$lgx.v', '$lgx.i'))];
}

/** Whether the `new.target` in `inner` is that of the function that is emitted, or of one around it. */
function takesTarget(inner: FunctionInfo, fn: FunctionInfo | null): boolean {
  if (!fn) return false;
  const owner = lexicalOwner(inner);
  return owner === fn ? !isDerivedConstructor(fn) : owner.start < fn.start;
}

/** A call keeps its `this` (undefined), and begins with a name, so that it does not become part of the line before. */
export function rename({ name, start, end, use }: Reference, from: string, identity: string): Edit {
  const read = `${from}.${name}`;
  if (use === 'call') return { start, end, text: `${identity}(${read})` };
  return { start, end, text: use === 'shorthand' ? `${name}:${read}` : read };
}

function spelling(fn: FunctionInfo | null, nested: (fn: FunctionInfo) => NestedNames): Spelling {
  const known = new Map<FunctionInfo, NestedNames>();
  const names = (inner: FunctionInfo): NestedNames => known.get(inner) ?? known.set(inner, nested(inner)).get(inner)!;
  return {
    slot: (inner) => names(inner).slot.name,
    count: (inner) => names(inner).generation.count,
    read: (inner, name) => name === NEW_TARGET ? (takesTarget(inner, fn) ? `$lgc.${name}` : 'new.target') : (!fn || inner.captures.get(name)!.isInside(fn) ? name : `$lgc.${name}`),
    captures: (inner) => (names(inner).slot.captures ? [...inner.captures.keys()] : null),
    passesThis: (inner) => names(inner).slot.passesThis && inner.usesThis,
  };
}
