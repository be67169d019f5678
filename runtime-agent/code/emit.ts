import { alignStatements, type Locate } from './align.ts';
import type { Analysis } from './analyse.ts';
import { type Counting, counting } from './counting.ts';
import { applyEdits, type Edit, insertion, skipTrivia } from './edits.ts';
import { type Construction, type FunctionInfo, isArrow, isImplied, isInitializer, lexicalOwner, NEW_TARGET, subtree } from './functions.ts';
import { afterArrow, guardEdits, type Spelling } from './guard-edits.ts';
import type { AnyNode } from './patterns.ts';
import { privateEdits } from './private-uses.ts';
import type { Generation, Slot } from './running.ts';
import type { Reference } from './scopes.ts';
import type { Binding, Statement } from './snapshot.ts';
import { splitEdits } from './split-constructor.ts';

/** What a function nested in emitted code is bound to. */
export interface NestedNames { slot: Slot; generation: Generation }

export interface Emission {
  /** An expression to be evaluated in the module's (or its class's) scope: a function, or one from captured names to a function. */
  code: string;
  /** Whether it takes captured names. */
  factory: boolean;
  /** The text in it of a function within. */
  textOf(inner: { start: number; end: number }): string;
}

/** How a constructor's code is called, and what makes the fields that its class's objects do not have by themselves. */
export interface Constructed { by: Construction; fields: string | null }

/**
 * The code of a function as an expression that can be evaluated on its own.
 * @param defined names that are found in `$lgx.v`
 * @param compiled the text is a compiler's, with lines of its own
 * Names of enclosing functions are read through `$lgc`; the lines are those of the source, so that stack lines and breakpoints are right.
 */
export function emitFunction(
  fn: FunctionInfo, text: string, nested: (fn: FunctionInfo) => NestedNames, own: Generation, locate: Locate, compiled: boolean, defined: ReadonlySet<string>, constructed: Constructed | null = null,
): Emission {
  const by = constructed?.by ?? null;
  const count = counting(fn, own.count, (added) => added);
  const edits: Edit[] = [...count.before, ...[...subtree(fn)].flatMap((inner) => renamesIn(inner, fn, text, defined, by))];
  if (count.enter && !fn.node.expression) edits.push(insertion(afterDirectives(fn), `;${count.enter}`));
  for (const child of fn.children) if (child.unguarded !== 'parameter') guardEdits(child, text, spelling(fn, nested, by), edits);
  edits.push(...count.after);
  if (count.leave && !fn.node.expression) edits.push(insertion(fn.node.body.end - 1, count.leave));
  if (constructed?.by === 'split' && !isImplied(fn)) edits.push(...splitEdits(fn, text));
  if (compiled && !isImplied(fn)) edits.push(...alignStatements(fn.node.body as unknown as AnyNode, text, codeStart(fn, text), locate));
  const apply = (start: number, end: number) => applyEdits(text, edits, start, end);
  const parts = isArrow(fn) ? arrowParts(fn, text, apply, count) : functionParts(fn, text, apply);
  const pad = padding(locate(parts.start));
  const expression = constructed && constructed.by !== 'base' ? wrapDerived(constructed, isImplied(fn), parts.text, pad) : wrap(fn, parts, pad);
  const strict = fn.strict ? `(()=>{"use strict";return${expression}})()` : expression;
  const factory = fn.captures.size > 0 && (constructed === null || constructed.by === 'base');
  const code = factory ? `($lgc,$lgi=$lgf=>$lgf)=>${strict}` : strict;
  return { code: constructed?.by === 'base' && constructed.fields ? `$lgx.K.withFields(${constructed.fields},${code})` : code, factory, textOf: ({ start, end }) => apply(start, end) };
}

/** The code of a field's initialiser, with a guard of its own, as a function. */
export function emitInitializer(fn: FunctionInfo, text: string, nested: (fn: FunctionInfo) => NestedNames, locate: Locate, defined: ReadonlySet<string>): string {
  const edits: Edit[] = [...subtree(fn)].flatMap((inner) => renamesIn(inner, null, text, defined));
  guardEdits(fn, text, spelling(null, nested), edits);
  const key = JSON.stringify(fn.ownName);
  // A function without a name takes that of its field.
  const code = `(){return({[${key}]:${applyEdits(text, edits, fn.start, fn.end)}\n})[${key}]}`;
  return `(()=>{"use strict";return${wrap(fn, { text: code, start: fn.start }, padding(locate(fn.start)))}})()`;
}

/** The code of a new class, with guards and evaluators of its own. Made when what comes before it is there: it may extend that. */
export function emitClass(statement: Statement, evaluators: (number | null)[], analysis: Analysis, nested: (fn: FunctionInfo) => NestedNames, locate: Locate, defined: ReadonlySet<string>): string {
  const { binding, classes, functions, start, end } = statement;
  const own = analysis.references.filter(({ reference, fn }) => fn === null && reference.start >= start && reference.end <= end && defined.has(reference.name));
  const edits = own.map(({ reference }) => rename(reference, '$lgx.v', '$lgx.i'));
  classes.forEach((info, i) => {
    if (evaluators[i] !== null) edits.push(insertion(info.bodyEnd, `;static{$lgx.c(${evaluators[i]},c=>eval(c))}`));
  });
  return `($lgf=>()=>$lgf??=${emitBinding(binding!, functions.map(({ fn }) => fn), analysis.text, nested, locate, defined, edits)})()`;
}

/** The code of what a name is bound to: a function with a guard of its own, or an initialiser with the functions in it. */
export function emitBinding({ name, start, end }: Binding, functions: FunctionInfo[], text: string, nested: (fn: FunctionInfo) => NestedNames, locate: Locate, defined: ReadonlySet<string>, own: Edit[] = []): string {
  const edits: Edit[] = [...own, ...functions.flatMap((fn) => [...subtree(fn)].flatMap((inner) => renamesIn(inner, null, text, defined)))];
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
  const edits: Edit[] = [...subtree(fn)].flatMap((inner) => renamesIn(inner, null, text, defined));
  guardEdits(fn, text, spelling(null, nested), edits);
  const start = codeStart(fn, text);
  const key = JSON.stringify(fn.ownName);
  const keywords = `${fn.node.async ? 'async ' : ''}${fn.node.generator ? '*' : ''}`;
  return `(()=>{"use strict";return(${atHome(fn, `{${keywords}${key}${padding(locate(start))}${applyEdits(text, edits, start, fn.end)}}`)})[${key}]})()`;
}

interface Parts { text: string; start: number }

/** From the parenthesis on. */
function functionParts(fn: FunctionInfo, text: string, apply: (start: number, end: number) => string): Parts {
  if (isImplied(fn)) return { text: '(){}', start: fn.start };
  if (isInitializer(fn)) return { text: `(){return(${apply(fn.start, fn.end)}\n)}`, start: fn.start };
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
  if (fn.usesSuper) return `(${atHome(fn, `{${keywords}${generator ? '*' : ''}${key}${pad}${parts.text}}`)})[${key}]`;
  return `({${key}:${keywords}function${generator ? '*' : ''}${pad}${parts.text}})[${key}]`;
}

/** An object literal with a method in it, whose `super` is that of the class. */
function atHome(fn: FunctionInfo, literal: string): string {
  return fn.usesSuper ? `$lgx.K.heir(${fn.isStatic ? 'this' : 'this.prototype'},${literal})` : literal;
}

function wrapDerived({ by, fields }: Constructed, implied: boolean, text: string, pad: string): string {
  if (by === 'derived') {
    return `(class extends $lgx.K.superOf(${['this', ...(fields ? [fields] : [])].join()}){${implied ? '' : `constructor${pad}${text}`}})`;
  }
  const whole = `($lgt,$lga,$lgc={$lgt},$lgi=$lgf=>$lgf)=>({__proto__:Object.getPrototypeOf($lgh),"constructor"${pad}${text}})["constructor"](...$lga)`;
  const split = implied ? '(($lgt,$lga)=>({a:$lga,b(){}}))' : `($lgh=>${whole})(this.prototype)`;
  return fields ? `($lgx.K.splitWithFields(${fields},${split}))` : split;
}

export function padding({ line, character }: { line: number; character: number }): string {
  return line === 0 ? '' : `${'\n'.repeat(line)}${' '.repeat(character)}`;
}

/** Where what is emitted begins: at the parenthesis, of an arrow function at its first parameter. */
function codeStart(fn: FunctionInfo, text: string): number {
  const { node } = fn;
  if (isArrow(fn)) return node.params[0]?.start ?? fn.start;
  if (isInitializer(fn)) return fn.start;
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
function renamesIn(inner: FunctionInfo, fn: FunctionInfo | null, text: string, defined: ReadonlySet<string>, by: Construction | null = null): Edit[] {
  const metas = inner.metas.map(({ start, end }) => ({ start, end, text: '$lgx.meta' }));
  const targets = takesTarget(inner, fn, by) ? inner.targets.map(({ start, end }) => ({ start, end, text: `$lgc.${NEW_TARGET}` })) : [];
  const outside = inner.references.filter(({ binding, name }) => fn && binding && binding.kind !== 'module' && !binding.isInside(fn) && name !== 'arguments' && !standsInClass(by));
  const moved = inner.references.filter(({ binding, name }) => (!binding || binding.kind === 'module') && defined.has(name));
  // The outer ones first: they begin where those in them do.
  const privates = inner.privates.filter(({ key }) => defined.has(key)).reverse().flatMap((use) => privateEdits(use, text));
  return [...metas, ...targets, ...privates, ...outside.map((reference) => rename(reference, '$lgc', '$lgi')), ...moved.map((reference) => rename(reference, '$lgx.v', '$lgx.i'))];
}

/** Whether the name of a class expression, all that its constructor can capture, is there by itself: the code is evaluated within the class. */
const standsInClass = (by: Construction | null): boolean => by === 'derived' || by === 'split';

/** Whether the `new.target` in `inner` is that of the function that is emitted, or of one around it. @param by `derived`: it is called with `new` */
function takesTarget(inner: FunctionInfo, fn: FunctionInfo | null, by: Construction | null): boolean {
  if (!fn) return false;
  const owner = lexicalOwner(inner);
  return owner === fn ? by !== 'derived' : owner.start < fn.start;
}

/** A call keeps its `this` (undefined), and begins with a name, so that it does not become part of the line before. */
export function rename({ name, start, end, use }: Reference, from: string, identity: string): Edit {
  const read = `${from}.${name}`;
  if (use === 'call') return { start, end, text: `${identity}(${read})` };
  return { start, end, text: use === 'shorthand' ? `${name}:${read}` : read };
}

function spelling(fn: FunctionInfo | null, nested: (fn: FunctionInfo) => NestedNames, by: Construction | null = null): Spelling {
  const known = new Map<FunctionInfo, NestedNames>();
  const names = (inner: FunctionInfo): NestedNames => known.get(inner) ?? known.set(inner, nested(inner)).get(inner)!;
  return {
    slot: (inner) => names(inner).slot.name,
    count: (inner) => names(inner).generation.count,
    read: (inner, name) => name === NEW_TARGET ? (takesTarget(inner, fn, by) ? `$lgc.${name}` : 'new.target') : (!fn || standsInClass(by) || inner.captures.get(name)!.isInside(fn) ? name : `$lgc.${name}`),
    captures: (inner) => (names(inner).slot.captures ? [...inner.captures.keys()] : null),
    passesThis: (inner) => names(inner).slot.gives === 'outer' && inner.usesThis,
  };
}
