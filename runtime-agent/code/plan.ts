import type { Locate } from './align.ts';
import { type BindingChanges, bindingChanges } from './bindings.ts';
import { classChanges } from './class-changes.ts';
import { isConstructorOf } from './class-members.ts';
import { planClass } from './class-plan.ts';
import { isCounted } from './counting.ts';
import { type Constructed, emitBinding, emitClass, emitFunction, type NestedNames } from './emit.ts';
import { exportChanges } from './export-changes.ts';
import { DEFAULT } from './exports.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses, hasClassEvaluator } from './guardable.ts';
import { kindOf, outline } from './kinds.ts';
import { matchFunctions, matchStatements } from './match.ts';
import { type Evaluators, nowhere, type PlannedDefinition, type Planning, type Replacement } from './planning.ts';
import { exchangeFunction } from './rebind.ts';
import * as rude from './rude-edits.ts';
import { fits, fitsAsPromise, type Generation, type Place, type RunningFunction, type RunningModule, type RunningStatement, shared, type Slot, slotFor } from './running.ts';
import { changedNames, exportedOf, keyOfSlot, propertyChange, propertySlot } from './property-changes.ts';
import type { FunctionCode, Property, Snapshot, Statement } from './snapshot.ts';

export type { PlannedDefinition, Replacement } from './planning.ts';

export interface Plan {
  replacements: Replacement[];
  definitions: PlannedDefinition[];
  /** Names under which others import what has another value now. */
  changedExports: Set<string>;
  /** What runs once the plan is committed. */
  next: RunningModule;
}

/**
 * What makes `next` run where `running` runs now, by the gentlest operation for each definition.
 * Pure: nothing of `running` is changed.
 * @param locate positions of `next`'s offsets in the user's source
 * @param compiled the text has another layout than the source
 * @param followed names and properties of the module whose value came from another module that has a new one, with the code that gives it
 */
export function planUpdate(running: RunningModule, next: Snapshot, locate: Locate, compiled = false, followed: Followed = new Map()): Plan {
  return new Planner(running, next, locate, compiled, followed).plan();
}

export type Followed = ReadonlyMap<string, string>;

class Planner implements Planning {
  readonly replacements: Replacement[] = [];
  readonly definitions: PlannedDefinition[] = [];
  private nextId: number;
  changes!: BindingChanges;
  /** For constructors: what makes the fields that the class's objects do not have by themselves. */
  readonly fields = new Map<FunctionInfo, string>();
  /** Functions whose code is evaluated anew though it is the same. */
  readonly forced = new Set<FunctionInfo>();
  private readonly changedExports = new Set<string>();
  /** What sets properties, after everything else. */
  private readonly properties: Replacement[] = [];
  /** The running functions of the new text, for the names in emitted code. */
  private readonly byInfo = new Map<FunctionInfo, RunningFunction>();

  constructor(
    readonly running: RunningModule, readonly next: Snapshot, readonly locate: Locate, private readonly compiled: boolean, private readonly followed: Followed,
  ) {
    this.nextId = running.nextId;
  }

  plan(): Plan {
    const { pairs, removed } = matchStatements(this.running.statements, this.next.statements);
    const names = [...this.followed.keys()].filter((name) => this.next.analysis.topNames.has(name));
    this.changes = bindingChanges(this.running, this.next, pairs, removed, names);
    this.replacements.push(...this.follow(names, (name) => `$lgx.v.${name}`));
    for (const name of exportedOf(this.running, changedNames(this.changes))) this.changedExports.add(name);
    const statements = pairs.flatMap(({ old, next }) => this.statement(old, next));
    const kept = removed.filter((old) => !this.changes.removed.has(old) && !old.statement.property);
    for (const { statement: { property } } of removed) if (property) this.removeProperty(property);
    this.properties.push(...this.follow([...this.followed.keys()].filter((slot) => keyOfSlot(slot) !== null), (slot) => slot));
    this.replacements.push(...this.properties);
    for (const old of kept) this.report(rude.removedStatement(old.statement), old.statement, true);
    for (const { edit, removed, name, start, end } of exportChanges(this.running, this.next)) this.report(edit, { name, kind: 'export', start, end }, removed);
    return {
      replacements: this.replacements, definitions: this.definitions, changedExports: this.changedExports,
      next: {
        statements: [...statements, ...kept], topNames: this.running.topNames, defined: this.changes.defined, nextId: this.nextId, latest: this.next,
        exports: this.running.exports, aliases: this.running.aliases,
      },
    };
  }

  /** Takes values from other modules anew. */
  private follow(names: string[], slotOf: (name: string) => string): Replacement[] {
    for (const key of names.map(keyOfSlot)) if (key !== null) this.changedExports.add(key);
    return names.map((name) => ({ ...unseen(name), code: `()=>${this.followed.get(name)!}`, late: true, slots: [{ name: slotOf(name), wrap: false }] }));
  }

  /** A property of what a CommonJS module exports. What it is made of is there by the time that it is set. */
  private property(old: RunningStatement | null, next: Statement, property: Property): RunningStatement[] {
    const change = propertyChange(old?.statement ?? null, next, this.running, this.changes);
    if (change === 'none') return this.kept(old!, next);
    if (change === 'refused' || next.functions.some(({ fn }) => this.missing(fn).length > 0)) {
      this.report(old ? rude.changedProperty(property.key) : rude.addedExport(property.key), next);
      return old ? [old] : [];
    }
    const functions = next.functions.map((code) => this.apply(this.compare(null, code), next, []));
    const { name } = next;
    const [code] = next.functions;
    const shown = code?.fn.start === property.start ? definitionOf(code.fn) : { name, kind: next.kind, start: next.start, end: next.end, removed: false };
    const definition: PlannedDefinition = { ...shown, status: 'live', how: 'defined' };
    if (change === 'set') this.definitions.push(definition);
    const { alias } = property;
    const value = alias ? `()=>${this.changes.defined.has(alias) ? '$lgx.v.' : ''}${alias}`
      : emitBinding({ ...property, name, plainness: 'made', constant: false }, next.functions.map(({ fn }) => fn), this.next.text, (fn) => this.nestedNames(fn), this.locate, this.changes.defined);
    this.properties.push({ ...unseen(name), definition, code: value, late: alias !== null, slots: [{ name: propertySlot(property), wrap: false }] });
    this.changedExports.add(property.key);
    return [{ statement: next, functions, evaluators: [] }];
  }

  private removeProperty(property: Property): void {
    this.properties.push({ ...unseen(property.key), code: 'undefined', slots: [{ name: propertySlot(property), wrap: false }] });
    this.changedExports.add(property.key);
  }

  private statement(old: RunningStatement | null, next: Statement): RunningStatement[] {
    if (this.changes.added.has(next) || this.changes.changed.has(next)) return [this.bind(next)];
    const isSame = old !== null && (old.statement.own === next.own || outline(old.statement.own) === outline(next.own));
    const isClass = old !== null && next.heading !== null && old.statement.heading !== null;
    if (next.property && !isClass && (!isSame || old.statement.own === next.own)) return this.property(old, next, next.property);
    if (!old) {
      this.report(rude.addedStatement(next), next);
      return [];
    }
    return isSame ? this.kept(old, next) : [this.changedStatement(old, next)];
  }

  /** The same statement, but for the code of its functions. */
  private kept(old: RunningStatement, next: Statement): RunningStatement[] {
    const constructor = next.functions.find((code) => isConstructorOf(code, next));
    if (constructor && old.fields) this.fields.set(constructor.fn, old.fields);
    const functions = next.functions.map((code, index) => {
      const running = old.functions[index]!;
      return this.topFunction(running, code, next, old.evaluators, () => exchangeFunction(this, running, code, old, next));
    });
    return [{ ...old, statement: next, functions, made: old.made ?? old }];
  }

  /** Binds a name at the module's level: a new one, or an old one to another value. */
  private bind(statement: Statement): RunningStatement {
    const binding = statement.binding!;
    const functions = statement.functions.map((code) => this.apply(this.compare(null, code), statement, []));
    const { name, kind, start, end } = statement;
    const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'live', how: 'defined' };
    this.definitions.push(definition);
    const evaluators = statement.classes.map((info) => (hasClassEvaluator(info) ? this.nextId++ : null));
    const nested = (fn: FunctionInfo): NestedNames => this.nestedNames(fn);
    this.replacements.push({
      code: kind === 'class' ? emitClass(statement, evaluators, this.next.analysis, nested, this.locate, this.changes.defined)
        : emitBinding(binding, statement.functions.map(({ fn }) => fn), this.next.text, nested, this.locate, this.changes.defined),
      evaluator: null, late: false, slots: this.variablesOf(binding.name).map((variable) => ({ name: variable, wrap: false })), before: [], definition, running: null, place: nowhere,
    });
    return { statement, functions, evaluators };
  }

  /** Where the module's own code, and where importers read a name of the module's level. */
  variablesOf(name: string): string[] {
    const alias = this.running.aliases.get(name);
    const own = name === DEFAULT ? [] : [this.changes.defined.has(name) ? `$lgx.v.${name}` : name];
    return alias === undefined ? own : [...own, alias];
  }

  private changedStatement(old: RunningStatement, next: Statement): RunningStatement {
    const changes = classChanges(old.statement, next);
    if (changes) return planClass(this, old, next, changes);
    this.report(rude.changedStatement(old.statement, next), next);
    return old;
  }

  topFunction(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: Evaluators, exchange?: () => RunningFunction | null): RunningFunction {
    const change = this.compare(old, code);
    const refused = this.refusal(change, true);
    if (!refused) return this.apply(change, statement, evaluators);
    const exchanged = change.emit && this.missing(code.fn).length === 0 && exchange?.();
    if (exchanged) return exchanged;
    const [first, ...others] = changedIn(change);
    if (first) this.define(first.code, { status: 'restart', how: null, ...refused });
    for (const other of others) this.define(other.code, { status: 'restart', how: null, ...rude.heldBackByFunction });
    return old;
  }

  newFunction(code: FunctionCode, statement: Statement, evaluators: Evaluators): RunningFunction {
    return this.apply(this.compare(null, code), statement, evaluators);
  }

  exchanged(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: Evaluators, held: rude.RudeEdit | null): RunningFunction {
    return this.apply({ ...this.compare(old, code), emit: true, newSlot: true }, statement, evaluators, { held });
  }

  embedded(old: RunningFunction | null, code: FunctionCode, statement: Statement, evaluators: Evaluators): RunningFunction {
    const change = this.compare(old, code);
    const children = change.children.map((child) => this.apply(child, statement, evaluators));
    const place = { start: this.locate(code.fn.start).line, end: this.locate(code.fn.end).line, emitted: true };
    const result: RunningFunction = { code, children, slots: this.slotsOf({ ...change, old: null, newSlot: true }), generations: [], place };
    this.byInfo.set(code.fn, result);
    if (old && change.own) this.define(code, { status: 'live', how: 'replaced' });
    return result;
  }

  /** Why the change cannot be made to the running app; children that stand on their own are asked when it is their turn. */
  private refusal(change: Change, top: boolean): rude.RudeEdit | null {
    if (!change.emit) {
      for (const child of change.children) {
        const refused = this.refusal(child, false);
        if (refused) return refused;
      }
      return null;
    }
    const missing = this.missing(change.code.fn);
    if (missing.length > 0) return rude.usesNewNames(missing);
    if (!top || !change.newSlot) return null;
    const { old, code } = change;
    return old && kindOf(old.code.fn) !== kindOf(code.fn) ? rude.anotherKind(code.fn.name) : rude.cannotBeHandedOver;
  }

  missing(fn: FunctionInfo): string[] {
    return [...fn.free].filter((name) => this.next.analysis.topNames.has(name) && !this.running.topNames.has(name) && !this.changes.defined.has(name));
  }

  /** Compares what runs with the new code, all the way down. */
  private compare(old: RunningFunction | null, code: FunctionCode): Change {
    if (!old) return { old: null, code, own: true, emit: false, newSlot: true, children: code.children.map((child) => this.compare(null, child)) };
    const same = old.code.own === code.own && old.code.shape === code.shape;
    const pairs = old.code.own === code.own ? code.children.map((next, i) => ({ old: old.children[i] ?? null, next })) : matchFunctions(old.children, code.children).pairs;
    const children = pairs.map((pair) => this.compare(pair.old, pair.next));
    const emit = !same || children.some((child) => child.newSlot) || this.readsMoved(code) || this.forced.has(code.fn);
    const newSlot = emit && !fits(old.slots.at(-1)!, code);
    return { old, code, own: !same, emit, newSlot, children };
  }

  /** Reads a name that is found elsewhere from now on. */
  private readsMoved({ fn }: FunctionCode): boolean {
    for (const name of this.changes.moved) if (fn.free.has(name)) return true;
    return false;
  }

  private apply(change: Change, statement: Statement, evaluators: Evaluators, exchange?: Exchange): RunningFunction {
    const { old, code, emit } = change;
    const children = change.children.map((child) => this.apply(child, statement, evaluators));
    const located: Place = { start: this.locate(code.fn.start).line, end: this.locate(code.fn.end).line, emitted: true, offsets: old?.place.offsets };
    const moved = old?.place.emitted === true && (old.place.start !== located.start || old.place.end !== located.end);
    const result: RunningFunction = {
      code, children, slots: this.slotsOf(change, exchange), generations: [...(old?.generations ?? [])],
      place: emit || moved || !old ? located : old.place,
    };
    this.byInfo.set(code.fn, result);
    if (old && (emit || moved)) this.replace(change, old, result, statement, evaluators, exchange);
    return result;
  }

  private slotsOf({ old, code, newSlot }: Change, exchange?: Exchange): Slot[] {
    const kept = exchange?.held === null ? [] : (old?.slots ?? []);
    if (newSlot) return [...kept, slotFor(code, `$lgx.g${this.nextId++}`)];
    // What stands in no other function is made just once, from the text that it was loaded from.
    return code.fn.parent ? [...kept.slice(0, -1), shared(kept.at(-1)!, code)] : kept;
  }

  /** Also for code that has only moved: the lines of what was emitted follow. */
  private replace({ code, own, emit }: Change, old: RunningFunction, result: RunningFunction, statement: Statement, evaluators: Evaluators, exchange?: Exchange): void {
    const usable = old.slots.filter((slot) => fits(slot, code) || fitsAsPromise(slot, code));
    const held = exchange ? exchange.held : emit ? keptBack(old, usable, code) : null;
    const kept = held ?? (own && keepsLoose(old.code, code) ? rude.looseKeepOldCode : null);
    const outcome = { status: kept ? 'stale' : 'live', how: 'replaced', ...kept } as const;
    const definition = own || kept ? this.define(code, outcome) : { ...definitionOf(code.fn), ...outcome };
    if (usable.length === 0) return;
    const before = [...result.generations];
    const generation = this.newGeneration();
    if (isCounted(code.fn)) result.generations.push(generation);
    const emission = emitFunction(code.fn, code.analysis.text, (fn) => this.nestedNames(fn), generation, this.locate, this.compiled, this.changes.defined, this.constructed(code.fn, usable[0]!));
    this.replacements.push({
      code: emission.code, evaluator: this.evaluatorFor(code.fn, statement, evaluators), late: false, before, definition, place: old.place, running: result,
      slots: usable.map((slot) => ({ name: slot.name, wrap: slot.captures !== null && !emission.factory })),
    });
  }

  private constructed(fn: FunctionInfo, { construction }: Slot): Constructed | null {
    return construction && { by: construction, fields: this.fields.get(fn) ?? null };
  }

  nestedNames(fn: FunctionInfo): NestedNames {
    const running = this.byInfo.get(fn)!;
    const generation = this.newGeneration();
    if (isCounted(fn)) running.generations.push(generation);
    return { slot: running.slots.at(-1)!, generation };
  }

  private newGeneration(): Generation {
    const id = this.nextId++;
    return { id, count: `$lgx.n${id}` };
  }

  evaluatorFor(fn: FunctionInfo, statement: Statement, evaluators: Evaluators): number | null {
    if (this.fields.has(fn)) return evaluators[0] ?? null;
    const [home] = evaluatorClasses(fn);
    if (home === undefined || home === 'object') return null;
    return evaluators[statement.classes.indexOf(home)] ?? null;
  }

  private define({ fn }: FunctionCode, outcome: Pick<PlannedDefinition, 'status' | 'how' | 'code' | 'message'>): PlannedDefinition {
    const message = fn.kind === 'field' && outcome.status === 'live' ? rude.oldObjectsKeep : undefined;
    const definition = { ...definitionOf(fn), ...(message && { message }), ...outcome };
    this.definitions.push(definition);
    return definition;
  }

  report(edit: rude.RudeEdit, statement: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, removed = false): void {
    const { name, kind, start, end } = statement;
    this.definitions.push({ name, kind, start, end, removed, status: 'restart', how: null, ...edit });
  }
}

/** A new function object takes the place of the old one. */
interface Exchange {
  /** What those have who may hold the old one; `null`: nobody does. */
  held: rude.RudeEdit | null;
}

/** What is set without being said: it follows from what is said elsewhere. */
const unseen = (name: string): Omit<Replacement, 'code' | 'slots'> => ({
  definition: { name, kind: 'export', start: 0, end: 0, removed: false, status: 'live', how: 'defined' }, evaluator: null, late: false, before: [], running: null, place: nowhere,
});

/** A function of the new text beside the running one that it continues. */
interface Change {
  old: RunningFunction | null;
  code: FunctionCode;
  /** Its own code has changed. */
  own: boolean;
  /** New code for it must be evaluated: its own has changed, or a function in it needs a slot that the running code does not have. */
  emit: boolean;
  /** Function objects made from now on cannot share the slot of those made before. */
  newSlot: boolean;
  children: Change[];
}

/** What those have who hold a function object that cannot do all that the new code does; `null` when all can. */
function keptBack(old: RunningFunction, usable: Slot[], code: FunctionCode): rude.RudeEdit | null {
  if (old.slots.length > usable.length) return rude.closuresKeepOldCode;
  return usable.every((slot) => fits(slot, code)) ? null : rude.holdersGetPromises;
}

/** Whether functions that `old` has made, and that cannot be replaced on their own, are not as in `next`, or were guarded then and are not any more. */
function keepsLoose(old: FunctionCode, next: FunctionCode): boolean {
  const isGuarded = (name: string): boolean => next.children.some(({ fn }) => fn.name === name);
  return old.loose.some(({ own }) => !next.loose.some((other) => other.own === own))
    || old.children.some(({ fn: { name } }) => !isGuarded(name) && next.loose.some((other) => other.name === name));
}

function definitionOf({ name, kind, definitionStart, end }: FunctionInfo) {
  return { name, kind, start: definitionStart, end, removed: false };
}

/** The functions whose own code has changed, the outermost first; the function itself when it is evaluated anew for another reason. */
function changedIn(change: Change): Change[] {
  const changed = (each: Change): Change[] => [...(each.old && each.own ? [each] : []), ...each.children.flatMap(changed)];
  const found = changed(change);
  return found.length > 0 ? found : [change];
}
