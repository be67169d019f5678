import type { DefinitionKind, DefinitionStatus, How } from '../protocol/messages.ts';
import type { Locate } from './align.ts';
import { type BindingChanges, bindingChanges } from './bindings.ts';
import { isCounted } from './counting.ts';
import { emitBinding, emitFunction, emitMember, type NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses } from './guardable.ts';
import { canExtend, classChanges, type MemberChange, memberBefore } from './class-changes.ts';
import { isCompilersOwn } from './names.ts';
import { matchFunctions, matchStatements } from './match.ts';
import * as rude from './rude-edits.ts';
import { fits, type Generation, type Place, type RunningFunction, type RunningModule, type RunningStatement, shared, type Slot, slotFor, type Trace } from './running.ts';
import type { FunctionCode, Member, Snapshot, Statement } from './snapshot.ts';

/** New code for one function, and where it goes. */
export interface Replacement {
  /** An expression for the evaluator. */
  code: string;
  /** `null`: the module's; else the number of a class's. */
  evaluator: number | null;
  /** Slots to be set: variables of the module or of `$lgx`; `wrap`: the slot expects a function that is given captured names, the code is none. */
  slots: { name: string; wrap: boolean }[];
  /** Counters of calls that began before. */
  before: Generation[];
  definition: PlannedDefinition;
  /** The lines of the code that is replaced. */
  place: Place;
  /** What runs after it; its generations are dropped as their last calls end. `null` for what is no function that ran before. */
  running: RunningFunction | null;
  /** The same code, on other lines. */
  onlyMoved: boolean;
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
  /** What runs once the plan is committed. */
  next: RunningModule;
}

/**
 * What makes `next` run where `running` runs now, by the gentlest operation for each definition.
 * Pure: nothing of `running` is changed.
 * @param locate positions of `next`'s offsets in the user's source
 * @param compiled the text has another layout than the source
 */
export function planUpdate(running: RunningModule, next: Snapshot, locate: Locate, compiled = false): Plan {
  return new Planner(running, next, locate, compiled).plan();
}

class Planner {
  private readonly replacements: Replacement[] = [];
  private readonly definitions: PlannedDefinition[] = [];
  private nextId: number;
  private changes!: BindingChanges;
  /** The running functions of the new text, for the names in emitted code. */
  private readonly byInfo = new Map<FunctionInfo, RunningFunction>();

  constructor(private readonly running: RunningModule, private readonly next: Snapshot, private readonly locate: Locate, private readonly compiled: boolean) {
    this.nextId = running.nextId;
  }

  plan(): Plan {
    const { pairs, removed } = matchStatements(this.running.statements, this.next.statements);
    this.changes = bindingChanges(this.running, this.next, pairs, removed);
    const statements = pairs.flatMap(({ old, next }) => this.statement(old, next));
    const kept = removed.filter((old) => !this.changes.removed.has(old));
    for (const old of kept) this.report(rude.removedStatement(old.statement), old.statement, true);
    return {
      replacements: this.replacements, definitions: this.definitions,
      next: { statements: [...statements, ...kept], topNames: this.running.topNames, defined: this.changes.defined, nextId: this.nextId, latest: this.next },
    };
  }

  private statement(old: RunningStatement | null, next: Statement): RunningStatement[] {
    if (this.changes.added.has(next) || this.changes.changed.has(next)) return [this.bind(next)];
    if (!old) {
      this.report(rude.addedStatement(next), next);
      return [];
    }
    if (old.statement.own !== next.own) {
      return [this.changedStatement(old, next)];
    }
    const functions = next.functions.map((code, index) => this.topFunction(old.functions[index]!, code, next, old.evaluators));
    return [{ statement: next, functions, evaluators: old.evaluators, offsets: old.offsets }];
  }

  /** Binds a name at the module's level: a new one, or an old one to another value. */
  private bind(statement: Statement): RunningStatement {
    const binding = statement.binding!;
    const functions = statement.functions.map((code) => this.apply(this.compare(null, code), statement, []));
    const { name, kind, start, end } = statement;
    const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'live', how: 'defined' };
    if (!isCompilersOwn(name)) this.definitions.push(definition);
    const variable = this.changes.defined.has(binding.name) ? `$lgx.v.${binding.name}` : binding.name;
    this.replacements.push({
      code: emitBinding(binding, statement.functions.map(({ fn }) => fn), this.next.text, (fn) => this.nestedNames(fn), this.locate, this.changes.defined),
      evaluator: null, slots: [{ name: variable, wrap: false }], before: [], definition, running: null, place: nowhere, onlyMoved: false,
    });
    return { statement, functions, evaluators: [] };
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
    this.replacements.push({ code, evaluator: removed ? null : this.evaluatorFor(fn, statement, evaluators), slots: [{ name: slot, wrap: false }], before: [], definition, running: null, place: nowhere, onlyMoved: false });
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
      code, children, slots: this.slotsOf(change), generations: [...(old?.generations ?? [])], leftovers: old?.leftovers ?? [], loose: old?.loose ?? [],
      place: emit || moved || !old ? located : old.place,
    };
    this.byInfo.set(code.fn, result);
    if (old && (emit || moved)) this.replace(change, old, result, statement, evaluators);
    else if (result.leftovers.length > 0) this.define(code, { status: 'stale', how: 'replaced', ...staleness(result) });
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
    result.leftovers = leftovers(old, code, emit ? usable : null);
    const kept = staleness(result);
    const outcome = { status: kept ? 'stale' : 'live', how: 'replaced', ...kept } as const;
    const definition = own || kept ? this.define(code, outcome) : { ...definitionOf(code.fn), ...outcome };
    if (usable.length === 0) return;
    const before = [...result.generations];
    const generation = this.newGeneration();
    if (isCounted(code.fn)) result.generations.push(generation);
    const emission = emitFunction(code.fn, code.analysis.text, (fn) => this.nestedNames(fn), generation, this.locate, this.compiled, this.changes.defined);
    result.loose = code.loose.map((inner): Trace => ({ slot: null, text: emission.textOf(inner.fn), isClass: false, own: inner.own }));
    this.replacements.push({
      code: emission.code, evaluator: this.evaluatorFor(code.fn, statement, evaluators), before, definition, place: old.place, running: result, onlyMoved: !emit,
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

/**
 * The function objects of a changed function that no update reaches: with slots for which its code cannot be made, or
 * functions in it that have no guard, now or from now on, and another code.
 * @param usable the slots that get the new code; `null`: its code is the same
 */
function leftovers(old: RunningFunction, next: FunctionCode, usable: Slot[] | null): Trace[] {
  const isCurrent = ({ own }: Trace): boolean => own !== null && next.loose.some((other) => other.own === own);
  const isLoose = ({ code: { fn } }: RunningFunction): boolean => next.loose.some(({ name }) => name === fn.name) && !next.children.some((child) => child.fn.name === fn.name);
  const isGuarded = ({ slot }: Trace): boolean => old.slots.some(({ name }) => name === slot);
  const byGuard = usable ? old.slots.filter((slot) => !usable.includes(slot)).map(({ trace }) => trace) : old.leftovers.filter(isGuarded);
  const others = [...old.leftovers.filter((trace) => !isGuarded(trace)), ...old.loose].filter((trace) => !isCurrent(trace));
  return [...byGuard, ...others, ...old.children.filter(isLoose).flatMap(({ slots }) => slots.map(({ trace }) => trace))];
}

/** Why not all function objects run what they should; `null` when they do. */
function staleness({ leftovers: left, slots }: RunningFunction): rude.RudeEdit | null {
  if (left.length === 0) return null;
  return left.some((trace) => slots.some((slot) => slot.trace === trace)) ? rude.closuresKeepOldCode : rude.looseKeepOldCode;
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
