import type { DefinitionStatus } from '../protocol/messages.ts';
import type { Locate } from './align.ts';
import { type BindingChanges, bindingChanges } from './bindings.ts';
import { isCounted } from './counting.ts';
import { emitBinding, emitFunction, emitMember, type NestedNames } from './emit.ts';
import { emitRun } from './emit-run.ts';
import { exportChanges } from './export-changes.ts';
import { DEFAULT } from './exports.ts';
import { type Change, changedIn } from './function-change.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses } from './guardable.ts';
import { canExtend, classChanges, type MemberChange, memberBefore } from './class-changes.ts';
import { isCompilersOwn } from './names.ts';
import { matchChildren, matchStatements } from './match.ts';
import { type ImportChanges, importChanges, newNames } from './import-changes.ts';
import { importStatements, planImports } from './import-plan.ts';
import { variableSlot } from './imports.ts';
import { type Followed, nowhere, type Plan, type PlannedDefinition, type PlannedRun, type PlanOptions, type Replacement, unseen } from './planned.ts';
import * as rude from './rude-edits.ts';
import { leftovers, staleness } from './leftovers.ts';
import { fits, type Generation, type Place, type RunningFunction, type RunningModule, type RunningStatement, shared, type Slot, slotFor, type Trace } from './running.ts';
import { type Runnable, runnableOf } from './runnable.ts';
import { noRuns, runChanges } from './runs.ts';
import { changedNames, exportedOf, keyOfSlot, propertyChange, propertySlot } from './property-changes.ts';
import type { FunctionCode, Member, Property, Snapshot, Statement } from './snapshot.ts';

/**
 * What makes `next` run where `running` runs now, by the gentlest operation for each definition.
 * Pure: nothing of `running` is changed.
 * @param locate positions of `next`'s offsets in the user's source
 */
export function planUpdate(running: RunningModule, next: Snapshot, locate: Locate, options: PlanOptions = {}): Plan {
  return new Planner(running, next, locate, options).plan();
}

class Planner {
  private readonly replacements: Replacement[] = [];
  private readonly definitions: PlannedDefinition[] = [];
  private nextId: number;
  private changes!: BindingChanges;
  private readonly runs: (PlannedRun & { result: RunningStatement; names: string[] })[] = [];
  private imported!: ImportChanges;
  private toRun = noRuns;
  private readonly changedExports = new Set<string>();
  /** What sets properties, after everything else. */
  private readonly properties: Replacement[] = [];
  /** The running functions of the new text, for the names in emitted code. */
  private readonly byInfo = new Map<FunctionInfo, RunningFunction>();
  private readonly compiled: boolean;
  private readonly followed: Followed;

  constructor(private readonly running: RunningModule, private readonly next: Snapshot, private readonly locate: Locate, private readonly options: PlanOptions) {
    this.compiled = options.compiled === true;
    this.followed = options.followed ?? new Map();
    this.nextId = running.nextId;
  }

  plan(): Plan {
    const isOwn = ({ imports }: Statement): boolean => imports === null;
    const { pairs, removed } = matchStatements(this.running.statements.filter(({ statement }) => isOwn(statement)), this.next.statements.filter(isOwn));
    this.imported = importChanges(this.running, this.next);
    const names = [...this.followed.keys()].filter((name) => this.next.analysis.topNames.has(name));
    this.changes = bindingChanges(this.running, this.next, pairs, removed, [...names, ...newNames(this.imported)]);
    this.replacements.push(...this.follow(names, (name) => variableSlot(name)));
    const { replacements, definitions, loads } = planImports(this.imported, this.options.sources ?? (() => null), () => this.nextId++);
    this.replacements.push(...replacements);
    this.definitions.push(...definitions);
    for (const name of exportedOf(this.running, changedNames(this.changes))) this.changedExports.add(name);
    if (this.options.mayRun !== false) this.toRun = runChanges(this.running, this.next, this.changes, pairs);
    const statements = pairs.flatMap(({ old, next }) => this.statement(old, next));
    const kept = removed.filter((old) => !this.changes.removed.has(old) && !old.statement.property);
    for (const { statement: { property } } of removed) if (property) this.removeProperty(property);
    this.properties.push(...this.follow([...this.followed.keys()].filter((slot) => keyOfSlot(slot) !== null), (slot) => slot));
    this.replacements.push(...this.properties);
    for (const old of kept) this.report(rude.removedStatement(old.statement), old.statement, true);
    for (const { edit, removed, name, start, end } of exportChanges(this.running, this.next)) this.report(edit, { name, kind: 'export', start, end }, removed);
    const after = (begun: number): RunningModule => this.after([...importStatements(this.running, this.next, this.imported), ...statements, ...kept], begun);
    return { replacements: this.replacements, runs: this.runs, definitions: this.definitions, changedExports: this.changedExports, loads, next: after(0), after };
  }

  private after(statements: RunningStatement[], begun: number): RunningModule {
    const { running: { topNames, exports, aliases }, changes, next: latest, nextId, runs } = this;
    const left = new Set(runs.slice(begun).map(({ result }) => result));
    const bound = runs.slice(0, begun).flatMap(({ names }) => names);
    const defined = new Set([...changes.defined, ...bound]);
    return { statements: statements.filter((each) => !left.has(each)), topNames, defined, unread: new Set(bound), exports, aliases, nextId, latest, imports: this.imported.imports, loaded: this.imported.loaded };
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
    if (!old) return this.newStatement(next);
    return old.statement.own === next.own ? this.kept(old, next) : [this.changedStatement(old, next)];
  }

  /** The same statement, but for the code of its functions. */
  private kept(old: RunningStatement, next: Statement): RunningStatement[] {
    const functions = next.functions.map((code, index) => this.topFunction(old.functions[index]!, code, next, old.evaluators));
    const { name, kind, start, end } = next;
    if (old.held) this.definitions.push({ name, kind, start, end, removed: false, status: 'stale', how: 'defined', code: rude.codes.heldByImporter, message: old.held });
    return [{ statement: next, functions, evaluators: old.evaluators, offsets: old.offsets, held: old.held }];
  }

  private newStatement(statement: Statement): RunningStatement[] {
    const run = this.toRun.now.get(statement);
    if (run) return [this.run(statement, run)];
    if (this.toRun.later.has(statement)) this.wait(statement, rude.waitsForStatements);
    else if (this.options.mayRun === false && runnableOf(statement.node, this.next.analysis)) this.report(rude.notRun, statement, false, 'failed');
    else this.report(rude.addedStatement(statement), statement);
    return [];
  }

  /** Has a new statement run, once all that is replaced has been. */
  private run(statement: Statement, run: Runnable): RunningStatement {
    const functions = statement.functions.map((code) => this.apply(this.compare(null, code), statement, []));
    const definition = this.wait(statement, rude.waitsForTurn);
    const defined = new Set([...this.changes.defined, ...this.toRun.names]);
    const code = emitRun(statement, run, this.next, { nested: (fn) => this.nestedNames(fn), locate: this.locate, compiled: this.compiled, defined });
    const result = { statement, functions, evaluators: [] };
    this.runs.push({ code, awaits: run.awaits, definition, result, names: run.declares.filter((name) => this.toRun.names.has(name)) });
    return result;
  }

  private wait({ name, kind, start, end }: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, message: string): PlannedDefinition {
    const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'waiting', how: null, message };
    this.definitions.push(definition);
    return definition;
  }

  /** Binds a name at the module's level: a new one, or an old one to another value. */
  private bind(statement: Statement): RunningStatement {
    const binding = statement.binding!;
    const functions = statement.functions.map((code) => this.apply(this.compare(null, code), statement, []));
    const { name, kind, start, end } = statement;
    const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'live', how: 'defined' };
    if (!isCompilersOwn(name)) this.definitions.push(definition);
    this.replacements.push({
      code: emitBinding(binding, statement.functions.map(({ fn }) => fn), this.next.text, (fn) => this.nestedNames(fn), this.locate, this.changes.defined),
      evaluator: null, late: false, slots: this.variablesOf(binding.name).map((variable) => ({ name: variable, wrap: false })), before: [], definition, running: null, place: nowhere, onlyMoved: false,
    });
    return { statement, functions, evaluators: [] };
  }

  /** Where the module's own code, and where importers read a name of the module's level. */
  private variablesOf(name: string): string[] {
    const alias = this.running.aliases.get(name);
    const own = name === DEFAULT ? [] : [this.changes.defined.has(name) ? variableSlot(name) : name];
    return alias === undefined ? own : [...own, alias];
  }

  private changedStatement(old: RunningStatement, next: Statement): RunningStatement {
    const changes = classChanges(old.statement, next);
    if (changes && canExtend(next, changes)) {
      const missing = changes.flatMap(({ member, removed }) => (removed ? [] : this.missingIn(member)));
      if (missing.length === 0) return this.extend(old, next, changes);
      if (this.areToCome(missing)) {
        for (const { member, removed } of changes) this.wait(removed ? next : member, rude.waitsForNames(missing));
        return old;
      }
    }
    if (!changes) this.report(rude.changedStatement(old.statement, next), next);
    else for (const { member, edit, removed } of changes) this.report(edit, member, removed);
    return old;
  }

  /** What a member's code uses and the running module does not have. */
  private missingIn({ functions }: Member): string[] {
    return functions.flatMap(({ fn }) => this.missing(fn));
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
    this.replacements.push({ code, evaluator: removed ? null : this.evaluatorFor(fn, statement, evaluators), late: false, slots: [{ name: slot, wrap: false }], before: [], definition, running: null, place: nowhere, onlyMoved: false });
  }

  private topFunction(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: (number | null)[]): RunningFunction {
    const change = this.compare(old, code);
    const refused = this.refusal(change, true);
    if (!refused) return this.apply(change, statement, evaluators);
    const [first, ...others] = changedIn(change);
    if (first) this.define(first.code, { how: null, ...refused });
    for (const other of others) this.define(other.code, { how: null, ...(refused.status === 'waiting' ? refused : { status: 'restart', ...rude.heldBackByFunction }) });
    return old;
  }

  /** Why the change cannot be made to the running app; children that stand on their own are asked when it is their turn. */
  private refusal(change: Change, top: boolean): Refusal | null {
    if (!change.emit) {
      for (const child of change.children) {
        const refused = this.refusal(child, false);
        if (refused) return refused;
      }
      return null;
    }
    const missing = this.missing(change.code.fn);
    if (missing.length > 0) return this.areToCome(missing) ? { status: 'waiting', message: rude.waitsForNames(missing) } : { status: 'restart', ...rude.usesNewNames(missing) };
    return top && change.newSlot ? { status: 'restart', ...rude.cannotBeHandedOver } : null;
  }

  /** Names of the module's level that the function uses and the running module does not have. */
  private missing(fn: FunctionInfo): string[] {
    return [...fn.free].filter((name) => this.next.analysis.topNames.has(name) && !this.running.topNames.has(name) && !this.changes.defined.has(name));
  }

  private areToCome(names: string[]): boolean {
    return names.every((name) => this.toRun.names.has(name));
  }

  /** Compares what runs with the new code, all the way down. */
  private compare(old: RunningFunction | null, code: FunctionCode): Change {
    if (!old) return { old: null, code, own: true, emit: false, newSlot: true, gone: [], children: code.children.map((child) => this.compare(null, child)) };
    const same = old.code.own === code.own && old.code.shape === code.shape;
    const { pairs, removed } = matchChildren(old, code);
    const children = pairs.map((pair) => this.compare(pair.old, pair.next));
    const emit = !same || children.some((child) => child.newSlot) || this.readsMoved(code);
    const newSlot = old.code.shape !== code.shape || (emit && !fits(old.slots.at(-1)!, code));
    return { old, code, own: !same, emit, newSlot, gone: removed.map((child) => child.code.fn.name), children };
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
  private replace({ code, own, emit, gone }: Change, old: RunningFunction, result: RunningFunction, statement: Statement, evaluators: (number | null)[]): void {
    const usable = old.slots.filter((slot) => fits(slot, code));
    result.leftovers = leftovers(old, code, emit ? usable : null);
    const kept = staleness(result);
    const outcome = { status: kept ? 'stale' : 'live', how: 'replaced', ...(kept ?? rude.goneWithin(gone)) } as const;
    const definition = own || kept ? this.define(code, outcome) : { ...definitionOf(code.fn), ...outcome };
    if (usable.length === 0) return;
    const before = [...result.generations];
    const generation = this.newGeneration();
    if (isCounted(code.fn)) result.generations.push(generation);
    const emission = emitFunction(code.fn, code.analysis.text, (fn) => this.nestedNames(fn), generation, this.locate, this.compiled, this.changes.defined);
    result.loose = code.loose.map((inner): Trace => ({ slot: null, text: emission.textOf(inner.fn), isClass: false, own: inner.own }));
    this.replacements.push({
      code: emission.code, evaluator: this.evaluatorFor(code.fn, statement, evaluators), late: false, before, definition, place: old.place, running: result, onlyMoved: !emit,
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

  private report(edit: rude.RudeEdit, statement: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, removed = false, status: DefinitionStatus = 'restart'): void {
    const { name, kind, start, end } = statement;
    this.definitions.push({ name, kind, start, end, removed, status, how: null, ...edit });
  }
}

/** Why a change is not made now. */
type Refusal = Pick<PlannedDefinition, 'status' | 'code' | 'message'>;


function definitionOf({ name, kind, definitionStart, end }: FunctionInfo) {
  return { name, kind, start: definitionStart, end, removed: false };
}
