import { isCounted } from './counting.ts';
import { type Construction, constructionOf, type FunctionInfo, handsOnNames, isImplied } from './functions.ts';
import { type ExportAliases, exportAliases } from './export-aliases.ts';
import type { Exports } from './exports.ts';
import { hasClassEvaluator } from './guardable.ts';
import { loadSpelling } from './guard.ts';
import { type GivenThis, givenThis, givesThis, handsOver, type Kind, kindOf } from './kinds.ts';
import { lineStarts, positionOf } from './lines.ts';
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
  /** How many arguments its arrow functions hand over one by one, before the rest. */
  params: number;
  /** What calls of its function objects give, whatever code they run. */
  kind: Kind;
  /** How its constructors hand over. */
  construction: Construction | null;
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
}

/** What runs of one instance of a module. Replaced as a whole when an update has been committed. */
export interface RunningModule {
  statements: RunningStatement[];
  /** Names that code in the module's scope can use. */
  topNames: ReadonlySet<string>;
  /** Names that came with updates: they live in the module's `$lgx.v`, and come before those of its scope. */
  defined: ReadonlySet<string>;
  /** What other modules can import. */
  exports: Exports;
  /** Variables through which the loaded text exports its constants. */
  aliases: ExportAliases;
  /** The number that the next slot or generation gets. */
  nextId: number;
  /** The last text that was compared. */
  latest: Snapshot;
}

/** A module just loaded: every guarded function runs the code in its own text. */
export function loadedModule(loaded: Snapshot): RunningModule {
  const { analysis, statements } = loaded;
  const starts = lineStarts(loaded.text);
  const loadedFunction = (code: FunctionCode): RunningFunction => {
    const { fn } = code;
    return {
      code, slots: [slotFor(code, loadSpelling.slot(fn))], children: code.children.map(loadedFunction),
      place: { start: positionOf(starts, fn.start).line, end: positionOf(starts, fn.end).line, emitted: false, offsets: { start: fn.start, end: fn.end } },
      generations: isCounted(fn) ? [{ id: fn.id, count: loadSpelling.count(fn) }] : [],
    };
  };
  return {
    statements: statements.map((statement) => ({
      statement, functions: statement.functions.map(loadedFunction), evaluators: statement.classes.map((info) => (hasClassEvaluator(info) ? info.id : null)),
      offsets: { start: statement.start, end: statement.end },
    })),
    topNames: analysis.topNames, defined: new Set(), nextId: analysis.functions.length + analysis.classes.length, latest: loaded,
    exports: loaded.exports, aliases: loaded.format === 'module' ? exportAliases(analysis.body) : new Map(),
  };
}

/** The slot of function objects made from this code. */
export function slotFor({ fn }: FunctionCode, name: string): Slot {
  const captures = fn.captures.size > 0 ? new Set(fn.captures.keys()) : null;
  return { name, captures, gives: givenThis(fn), params: singleParameters(fn), kind: kindOf(fn), construction: constructionOf(fn) };
}

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

function givesAll(slot: Slot, { fn }: FunctionCode): boolean {
  if (!constructs(slot.construction, fn) || !givesThis(slot.gives, fn)) return false;
  for (const name of fn.captures.keys()) if (!slot.captures?.has(name)) return false;
  if (fn.usesArguments && slot.params > 0) return false;
  const rest = fn.node.params.findIndex((parameter) => parameter.type === 'RestElement');
  return rest < 0 || rest >= slot.params;
}

/** The slot as it is once function objects made from `code` share it. */
export function shared(slot: Slot, code: FunctionCode): Slot {
  const { fn } = code;
  const captures = slot.captures && new Set([...slot.captures].filter((name) => fn.captures.has(name)));
  const gives = slot.gives === givenThis(fn) ? slot.gives : null;
  return { ...slot, captures, gives, params: Math.max(slot.params, singleParameters(fn)), kind: slot.kind === 'plain' ? kindOf(fn) : slot.kind };
}
