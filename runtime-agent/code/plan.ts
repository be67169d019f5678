import type { DefinitionKind, DefinitionStatus, How } from '../protocol/messages.ts';
import type { Locate } from './align.ts';
import { type BindingChanges, bindingChanges } from './bindings.ts';
import { isCounted } from './counting.ts';
import { emitBinding, emitFunction, emitMember, type NestedNames } from './emit.ts';
import { exportChanges } from './export-changes.ts';
import { DEFAULT } from './exports.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses } from './guardable.ts';
import { canExtend, classChanges, type MemberChange, memberBefore } from './class-changes.ts';
import { matchFunctions, matchStatements } from './match.ts';
import * as rude from './rude-edits.ts';
import { fits, type Generation, type Place, type RunningFunction, type RunningModule, type RunningStatement, shared, type Slot, slotFor } from './running.ts';
import { changedNames, exportedOf, keyOfSlot, propertyChange, propertySlot } from './property-changes.ts';
import type { FunctionCode, Member, Property, Snapshot, Statement } from './snapshot.ts';

/** New code for one function, and where it goes. */
export interface Replacement {
  /** An expression for the evaluator. */
  code: string;
  /** `null`: the module's; else the number of a class's. */
  evaluator: number | null;
  /** The code gives a function that gives the value, to be called when all that comes before it has been set. */
  late: boolean;
  /** Slots to be set: variables of the module or of `$lgx`; `wrap`: the slot expects a function that is given captured names, the code is none. */
  slots: { name: string; wrap: boolean }[];
  /** Counters of calls that began before. */
  before: Generation[];
  definition: PlannedDefinition;
  /** The lines of the code that is replaced. */
  place: Place;
  /** What runs after it; its generations are dropped as their last calls end. `null` for what is no function that ran before. */
  running: RunningFunction | null;
}

/** A definition that differs from what ran before, as it will be once the plan is committed. */
export interface PlannedDefinition {
  name: string;
  kind: DefinitionKind;
  /** Offsets in the new text; in the running one for what was removed (`removed`). */
  start: number;
  end: number;
  removed: boolean;
  status: DefinitionStatus;
  how: How | null;
  code?: string;
  message?: string;
}

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

class Planner {
  private readonly replacements: Replacement[] = [];
  private readonly definitions: PlannedDefinition[] = [];
  private nextId: number;
  private changes!: BindingChanges;
  private readonly changedExports = new Set<string>();
  /** What sets properties, after everything else. */
  private readonly properties: Replacement[] = [];
  /** The running functions of the new text, for the names in emitted code. */
  private readonly byInfo = new Map<FunctionInfo, RunningFunction>();

  constructor(
    private readonly running: RunningModule, private readonly next: Snapshot, private readonly locate: Locate, private readonly compiled: boolean, private readonly followed: Followed,
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
    if (next.property) return this.property(old, next, next.property);
    if (!old) {
      this.report(rude.addedStatement(next), next);
      return [];
    }
    return old.statement.own === next.own ? this.kept(old, next) : [this.changedStatement(old, next)];
  }

  /** The same statement, but for the code of its functions. */
  private kept(old: RunningStatement, next: Statement): RunningStatement[] {
    const functions = next.functions.map((code, index) => this.topFunction(old.functions[index]!, code, next, old.evaluators));
    return [{ statement: next, functions, evaluators: old.evaluators, offsets: old.offsets }];
  }

  /** Binds a name at the module's level: a new one, or an old one to another value. */
  private bind(statement: Statement): RunningStatement {
    const binding = statement.binding!;
    const functions = statement.functions.map((code) => this.apply(this.compare(null, code), statement, []));
    const { name, kind, start, end } = statement;
    const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'live', how: 'defined' };
    this.definitions.push(definition);
    this.replacements.push({
      code: emitBinding(binding, statement.functions.map(({ fn }) => fn), this.next.text, (fn) => this.nestedNames(fn), this.locate, this.changes.defined),
      evaluator: null, late: false, slots: this.variablesOf(binding.name).map((variable) => ({ name: variable, wrap: false })), before: [], definition, running: null, place: nowhere,
    });
    return { statement, functions, evaluators: [] };
  }

  /** Where the module's own code, and where importers read a name of the module's level. */
  private variablesOf(name: string): string[] {
    const alias = this.running.aliases.get(name);
    const own = name === DEFAULT ? [] : [this.changes.defined.has(name) ? `$lgx.v.${name}` : name];
    return alias === undefined ? own : [...own, alias];
  }

  private changedStatement(old: RunningStatement, next: Statement): RunningStatement {
    const changes = classChanges(old.statement, next);
    if (changes && canExtend(next, changes) && changes.every(({ member, removed }) => removed || this.isThere(member))) return this.extend(old, next, changes);
    if (!changes) this.report(rude.changedStatement(old.statement, next), next);
    else for (const { member, edit, removed } of changes) this.report(edit, member, removed);
    return old;
  }

  /** Whether the running module has all that a member's code uses. */
  private isThere({ functions }: Member): boolean {
    return functions.every(({ fn }) => this.missing(fn).length === 0);
  }

  /** Gives a living class its new members, and takes those that are gone. */
  private extend(old: RunningStatement, next: Statement, changes: MemberChange[]): RunningStatement {
    const running = new Map(old.statement.functions.map((code, i) => [code, old.functions[i]!]));
    const functions = next.members.flatMap((member) => {
      const before = memberBefore(old.statement, member);
      return member.functions.map((code, i) => {
        const known = before?.functions[i] && running.get(before.functions[i]);
        return known ? this.topFunction(known, code, next, old.evaluators) : this.apply(this.compare(null, code), next, old.evaluators);
      });
    });
    for (const { member, before, removed } of changes) if (removed || !before) this.putMember(member, removed, next, old.evaluators);
    return { statement: next, functions, evaluators: old.evaluators };
  }

  private putMember({ name, kind, start, end, functions }: Member, removed: boolean, statement: Statement, evaluators: (number | null)[]): void {
    const { fn } = functions[0]!;
    // What was removed has no place in the text any more: it is news of its class.
    const shown = removed ? { name: statement.name, kind: statement.kind, start: statement.start, end: statement.end, message: `\`${name}\` was removed.` } : { name, kind, start, end };
    const definition: PlannedDefinition = { ...shown, removed: false, status: 'live', how: 'extended' };
    this.definitions.push(definition);
    const half = kind === 'getter' ? 'get' : kind === 'setter' ? 'set' : 'value';
    const slot = `$lgx.p(${statement.names[0]!}${fn.isStatic ? '' : '.prototype'},${JSON.stringify(fn.ownName)},"${half}").it`;
    const code = removed ? 'undefined' : emitMember(fn, this.next.text, (inner) => this.nestedNames(inner), this.locate, this.changes.defined);
    this.replacements.push({ code, evaluator: removed ? null : this.evaluatorFor(fn, statement, evaluators), late: false, slots: [{ name: slot, wrap: false }], before: [], definition, running: null, place: nowhere });
  }

  private topFunction(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: (number | null)[]): RunningFunction {
    const change = this.compare(old, code);
    const refused = this.refusal(change, true);
    if (!refused) return this.apply(change, statement, evaluators);
    const [first, ...others] = changedIn(change);
    if (first) this.define(first.code, { status: 'restart', how: null, ...refused });
    for (const other of others) this.define(other.code, { status: 'restart', how: null, ...rude.heldBackByFunction });
    return old;
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
    return top && change.newSlot ? rude.cannotBeHandedOver : null;
  }

  /** Names of the module's level that the function uses and the running module does not have. */
  private missing(fn: FunctionInfo): string[] {
    return [...fn.free].filter((name) => this.next.analysis.topNames.has(name) && !this.running.topNames.has(name) && !this.changes.defined.has(name));
  }

  /** Compares what runs with the new code, all the way down. */
  private compare(old: RunningFunction | null, code: FunctionCode): Change {
    if (!old) return { old: null, code, own: true, emit: false, newSlot: true, children: code.children.map((child) => this.compare(null, child)) };
    const same = old.code.own === code.own && old.code.shape === code.shape;
    const pairs = old.code.own === code.own ? code.children.map((next, i) => ({ old: old.children[i] ?? null, next })) : matchFunctions(old.children, code.children).pairs;
    const children = pairs.map((pair) => this.compare(pair.old, pair.next));
    const emit = !same || children.some((child) => child.newSlot) || this.readsMoved(code);
    const newSlot = old.code.shape !== code.shape || (emit && !fits(old.slots.at(-1)!, code));
    return { old, code, own: !same, emit, newSlot, children };
  }

  /** Reads a name that is found elsewhere from now on. */
  private readsMoved({ fn }: FunctionCode): boolean {
    for (const name of this.changes.moved) if (fn.free.has(name)) return true;
    return false;
  }

  private apply(change: Change, statement: Statement, evaluators: (number | null)[]): RunningFunction {
    const { old, code, emit } = change;
    const children = change.children.map((child) => this.apply(child, statement, evaluators));
    const located: Place = { start: this.locate(code.fn.start).line, end: this.locate(code.fn.end).line, emitted: true, offsets: old?.place.offsets };
    const moved = old?.place.emitted === true && (old.place.start !== located.start || old.place.end !== located.end);
    const result: RunningFunction = {
      code, children, slots: this.slotsOf(change), generations: [...(old?.generations ?? [])],
      place: emit || moved || !old ? located : old.place,
    };
    this.byInfo.set(code.fn, result);
    if (old && (emit || moved)) this.replace(change, old, result, statement, evaluators);
    return result;
  }

  private slotsOf({ old, code, newSlot }: Change): Slot[] {
    const kept = old?.slots ?? [];
    if (newSlot) return [...kept, slotFor(code, `$lgx.g${this.nextId++}`)];
    return [...kept.slice(0, -1), shared(kept.at(-1)!, code)];
  }

  /** Also for code that has only moved: the lines of what was emitted follow. */
  private replace({ code, own, emit }: Change, old: RunningFunction, result: RunningFunction, statement: Statement, evaluators: (number | null)[]): void {
    const usable = old.slots.filter((slot) => fits(slot, code));
    const kept = emit && old.slots.length > usable.length ? rude.closuresKeepOldCode : own && keepsLoose(old.code, code) ? rude.looseKeepOldCode : null;
    const outcome = { status: kept ? 'stale' : 'live', how: 'replaced', ...kept } as const;
    const definition = own || kept ? this.define(code, outcome) : { ...definitionOf(code.fn), ...outcome };
    if (usable.length === 0) return;
    const before = [...result.generations];
    const generation = this.newGeneration();
    if (isCounted(code.fn)) result.generations.push(generation);
    const emission = emitFunction(code.fn, code.analysis.text, (fn) => this.nestedNames(fn), generation, this.locate, this.compiled, this.changes.defined);
    this.replacements.push({
      code: emission.code, evaluator: this.evaluatorFor(code.fn, statement, evaluators), late: false, before, definition, place: old.place, running: result,
      slots: usable.map((slot) => ({ name: slot.name, wrap: slot.captures !== null && !emission.factory })),
    });
  }

  private nestedNames(fn: FunctionInfo): NestedNames {
    const running = this.byInfo.get(fn)!;
    const generation = this.newGeneration();
    if (isCounted(fn)) running.generations.push(generation);
    return { slot: running.slots.at(-1)!, generation };
  }

  private newGeneration(): Generation {
    const id = this.nextId++;
    return { id, count: `$lgx.n${id}` };
  }

  private evaluatorFor(fn: FunctionInfo, statement: Statement, evaluators: (number | null)[]): number | null {
    const [home] = evaluatorClasses(fn);
    if (home === undefined || home === 'object') return null;
    return evaluators[statement.classes.indexOf(home)] ?? null;
  }

  private define({ fn }: FunctionCode, outcome: Pick<PlannedDefinition, 'status' | 'how' | 'code' | 'message'>): PlannedDefinition {
    const definition = { ...definitionOf(fn), ...outcome };
    this.definitions.push(definition);
    return definition;
  }

  private report(edit: rude.RudeEdit, statement: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, removed = false): void {
    const { name, kind, start, end } = statement;
    this.definitions.push({ name, kind, start, end, removed, status: 'restart', how: null, ...edit });
  }
}

/** What was not there before is not on the stack. */
const nowhere: Place = { start: 0, end: -1, emitted: true };

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
