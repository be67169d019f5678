import type { Locate } from './align.ts';
import { isCounted } from './counting.ts';
import { type ExportAliases, exportAliases } from './export-aliases.ts';
import { type Exports, starKey } from './exports.ts';
import { type Construction, constructionOf, type FunctionInfo, handsOnNames, isArrow, isImplied } from './functions.ts';
import { hasClassEvaluator } from './guardable.ts';
import type { ImportedName } from './imports.ts';
import { loadSpelling } from './guard.ts';
import { type GivenThis, givenThis, givesThis, handsOver, type Kind, kindOf } from './kinds.ts';
import { lineStarts, positionOf } from './lines.ts';
import { ownDeclaration } from './runnable.ts';
import type { Retired } from './retired.ts';
import type { FunctionCode, Snapshot, Statement } from './snapshot.ts';
import { superStatement } from './split-constructor.ts';

/** A variable in the running module that living function objects test for newer code. */
export interface Slot {
  /** `$lg3`, or `$lgx.g12` for functions that came with an update. */
  name: string;
  /** Names that every function object with this slot hands over; `null`: the slot holds the function itself. */
  captures: ReadonlySet<string> | null;
  /** Which `this` every function object with this slot hands over. */
  gives: GivenThis;
  /** Whether `this` is handed over as it came: sloppy functions make an object of it. */
  rawThis: boolean;
  /** How many arguments its arrow functions hand over one by one, before the rest. */
  params: number;
  /** What calls of its function objects give, whatever code they run. */
  kind: Kind;
  /** How its constructors hand over. */
  construction: Construction | null;
  /** How function objects with it are known in the heap. */
  trace: Trace;
}

/** By what function objects that one piece of code has made are known, wherever they are held. */
export interface Trace {
  /** The variable that their guard tests first; `null`: they have no guard. */
  slot: string | null;
  /** How their text ends, without guards; `null`: the slot is nobody else's. */
  text: string | null;
  /** They are classes, with the guard in their constructor or a field. */
  isClass: boolean;
  /** Of those without a guard: their code. */
  own: string | null;
}

/** Counts the calls under way of one generation of a function's code. */
export interface Generation {
  id: number;
  /** `$lgn3` or `$lgx.n12`. */
  count: string;
}

/** Lines (0-based) in the script that V8 runs. */
export interface Place {
  start: number;
  end: number;
  /** In a script of its own, made so that its lines are those of the source at that time. */
  emitted: boolean;
  /** Where it is in the loaded text, whose lines closures that it made earlier may still run. */
  offsets?: { start: number; end: number } | undefined;
  /** Function objects that were made before run it from there. */
  earlier?: Place;
}

/** A function as it runs in the app. */
export interface RunningFunction {
  /** The code that every call from now on runs. */
  code: FunctionCode;
  /** Slots of the function objects that may be alive; those made from now on have the last one. */
  slots: Slot[];
  /** The lines (0-based) of that code in the script that V8 runs. */
  place: Place;
  /** Generations whose calls may be under way. */
  generations: Generation[];
  /** Function objects that may be alive, and that run older code for good. */
  leftovers: Trace[];
  /** Of the functions in it that have no guard. */
  loose: Trace[];
  children: RunningFunction[];
}

export interface RunningStatement {
  statement: Statement;
  functions: RunningFunction[];
  /** For each class in it, the number of its evaluator; `null` where it has none. */
  evaluators: (number | null)[];
  /** As it was when it came into being, where a later text says it in another way: what the living class or function is by itself. */
  made?: RunningStatement;
  /** Of a class: what makes the fields that its objects do not have by themselves. */
  fields?: string;
  /** Where it is in the loaded text, when what is not in its functions runs as it was loaded. */
  offsets?: { start: number; end: number } | undefined;
  /** Something was made of an older value of what it declares, and keeps that: what and where. */
  held?: string | undefined;
}

/** What runs of one instance of a module. Replaced as a whole when an update has been committed. */
export interface RunningModule {
  statements: RunningStatement[];
  /** Names that code in the module's scope can use. */
  topNames: ReadonlySet<string>;
  /** Names that came with updates: they live in the module's `$lgx.v`, and come before those of its scope. */
  defined: ReadonlySet<string>;
  /** What it takes from other modules, by its own names for it. */
  imports: ReadonlyMap<string, ImportedName>;
  /** Other modules that it has loaded, by the code that does so. */
  loaded: ReadonlySet<string>;
  /** Those of them that what was there before does not look for in `$lgx.v` yet: code that has run has bound them. */
  unread: ReadonlySet<string>;
  /** What other modules can import. */
  exports: Exports;
  /** Of which something was made when they were something else, and keeps that: what and where. */
  held: ReadonlyMap<string, string>;
  /** Those that importers are bound to by the language. */
  native: ReadonlySet<string>;
  /** Names that the loaded text declares with `const`: they cannot be assigned, also when they are gone from it. */
  constants: ReadonlySet<string>;
  /** Variables through which the loaded text exports its constants. */
  aliases: ExportAliases;
  retired: Retired;
  /** The number that the next slot or generation gets. */
  nextId: number;
  /** The last text that was compared. */
  latest: Snapshot;
}

/**
 * A module just loaded: every guarded function runs the code in its own text.
 * @param firstId for what comes with updates: names of slots that no other module has
 */
export function loadedModule(loaded: Snapshot, firstId = 0): RunningModule {
  const { analysis, statements } = loaded;
  const starts = lineStarts(loaded.text);
  const imported = statements.flatMap(({ imports }) => imports ?? []);
  const loadedFunction = (code: FunctionCode): RunningFunction => {
    const { fn } = code;
    return {
      code, slots: [slotFor(code, loadSpelling.slot(fn), sourceOf(code))], children: code.children.map(loadedFunction),
      place: { start: positionOf(starts, fn.start).line, end: positionOf(starts, fn.end).line, emitted: false, offsets: { start: fn.start, end: fn.end } },
      leftovers: [], loose: code.loose.map(({ own, source, isClass }) => ({ slot: null, text: source, isClass, own })),
      generations: isCounted(fn) ? [{ id: fn.id, count: loadSpelling.count(fn) }] : [],
    };
  };
  return {
    statements: statements.map((statement) => ({
      statement, functions: statement.functions.map(loadedFunction), evaluators: statement.classes.map((info) => (hasClassEvaluator(info) ? info.id : null)),
      offsets: { start: statement.start, end: statement.end },
    })),
    topNames: analysis.topNames, defined: new Set(), unread: new Set(), retired: new Map(), held: new Map(), nextId: firstId + analysis.functions.length + analysis.classes.length, latest: loaded,
    imports: new Map(imported.flatMap((each) => (each.local ? [[each.local, each]] : []))), loaded: new Set(imported.map(({ code: source }) => source)), exports: loaded.exports, native: new Set([...loaded.exports.names.keys(), ...loaded.exports.stars.map(({ specifier }) => starKey(specifier))]), constants: new Set(statements.flatMap(({ node, names }) => (ownDeclaration(node)['kind'] === 'const' ? names : []))), aliases: loaded.format === 'module' ? exportAliases(analysis.body) : new Map(),
  };
}

/** The lines of code that is evaluated now. @param before of what it comes after */
export const placeNow = (fn: FunctionInfo, locate: Locate, before?: Place): Place =>
  ({ start: locate(fn.start).line, end: locate(fn.end).line, emitted: true, offsets: before?.offsets });

/** The code around it is evaluated anew: function objects made from now on run it from the lines of now. */
export function madeNow(fn: RunningFunction, locate: Locate): RunningFunction {
  fn.children.forEach((child) => madeNow(child, locate));
  const { place: earlier } = fn;
  const place = placeNow(fn.code.fn, locate, earlier);
  const isSame = earlier.emitted && earlier.start === place.start && earlier.end === place.end;
  return isSame ? fn : Object.assign(fn, { place: { ...place, earlier } });
}

/**
 * The slot of function objects made from this code.
 * @param text theirs, where other modules may have a slot of that name
 */
export function slotFor(code: FunctionCode, name: string, text: string | null = null): Slot {
  const { fn } = code;
  const captures = fn.captures.size > 0 ? new Set(fn.captures.keys()) : null;
  const trace: Trace = { slot: name, text, isClass: fn.kind === 'constructor' || fn.kind === 'field', own: null };
  return { name, captures, gives: givenThis(fn), rawThis: isStrict(code) || isArrow(fn), params: singleParameters(fn), kind: kindOf(fn), construction: constructionOf(fn), trace };
}

const isStrict = ({ fn, analysis }: FunctionCode): boolean => fn.strict || analysis.strict;

const sourceOf = ({ fn, analysis }: FunctionCode): string => analysis.text.slice(fn.start, fn.end);

/** Parameters that are handed on one by one, whether an argument came for them or not. */
const singleParameters = (fn: FunctionInfo): number => (handsOnNames(fn) ? fn.node.params.filter((parameter) => parameter.type !== 'RestElement').length : 0);

/** Whether function objects with this slot can run `code`: they hand over all that it uses, and return what it returns. */
export function fits(slot: Slot, code: FunctionCode): boolean {
  return handsOver(slot.kind, kindOf(code.fn)) && givesAll(slot, code);
}

/** Whether function objects with this slot can run `code`, but give a promise for what it returns. */
export function fitsAsPromise(slot: Slot, code: FunctionCode): boolean {
  return slot.kind === 'async' && kindOf(code.fn) === 'plain' && givesAll(slot, code);
}

/** Whether a constructor that hands over so can run the code of `fn`. */
function constructs(construction: Construction | null, fn: FunctionInfo): boolean {
  const own = constructionOf(fn);
  if (construction === null || construction === 'base') return own === construction;
  return own !== null && own !== 'base' && (construction === 'derived' || isImplied(fn) || superStatement(fn) !== null);
}

function givesAll(slot: Slot, code: FunctionCode): boolean {
  const { fn } = code;
  if (!constructs(slot.construction, fn) || !givesThis(slot.gives, fn)) return false;
  if (fn.usesThis && !slot.rawThis && isStrict(code)) return false;
  for (const name of fn.captures.keys()) if (!slot.captures?.has(name)) return false;
  if (fn.usesArguments && slot.params > 0) return false;
  const rest = fn.node.params.findIndex((parameter) => parameter.type === 'RestElement');
  return rest < 0 || rest >= slot.params;
}

/** The slot as it is once function objects made from `code` share it. */
export function shared(slot: Slot, code: FunctionCode): Slot {
  const { fn } = code;
  const captures = slot.captures && new Set([...slot.captures].filter((name) => fn.captures.has(name)));
  return {
    ...slot, captures, gives: slot.gives === givenThis(fn) ? slot.gives : null, rawThis: slot.rawThis && (isStrict(code) || isArrow(fn)),
    params: Math.max(slot.params, singleParameters(fn)), kind: slot.kind === 'plain' ? kindOf(fn) : slot.kind,
  };
}
