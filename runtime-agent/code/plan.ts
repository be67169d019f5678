import type { How } from '../protocol/messages.ts';
import type { Locate } from './align.ts';
import { bindingChanges, type FromOthers } from './bindings.ts';
import { classChanges } from './class-changes.ts';
import { anew, compare } from './compare.ts';
import { isConstructorOf } from './class-members.ts';
import { planClass } from './class-plan.ts';
import { isCounted } from './counting.ts';
import { changedDecorators } from './decorators.ts';
import { emitBinding, emitClass, emitFunction, type NestedNames } from './emit.ts';
import { emitRun } from './emit-run.ts';
import { exportDefinitions, exportsAfter, gettersAfter, nativeAfter, newExports } from './export-changes.ts';
import { DEFAULT, isBoundName } from './exports.ts';
import { type Change, changedIn, type Exchange } from './function-change.ts';
import type { FunctionInfo } from './functions.ts';
import { kindOf, outline } from './kinds.ts';
import { PlanBuilder } from './plan-builder.ts';
import { isCompilersOwn } from './names.ts';
import { matchFunctions, matchStatements } from './match.ts';
import { type ImportChanges, importChanges, newNames } from './import-changes.ts';
import { importStatements, planImports } from './import-plan.ts';
import { isRequiredStill, variableSlot } from './imports.ts';
import { definitionOf, type Followed, nowhere, placeOf, type Plan, type PlannedDefinition, type PlannedRerun, type PlanOptions, type Refusal, type Replacement, unseen } from './planned.ts';
import type { Evaluators, Planning } from './planning.ts';
import { replacesExports } from './properties.ts';
import { PropertyPlanner } from './property-plan.ts';
import { exchangeFunction, retire } from './rebind.ts';
import * as rude from './rude-edits.ts';
import { heirs, leftovers, staleness, standing } from './leftovers.ts';
import { fits, fitsAsPromise, madeNow, placeNow, type RunningFunction, type RunningModule, type RunningStatement, shared, type Slot, slotFor, type Trace } from './running.ts';
import { retiredAfter, revived, tracesOf } from './retired.ts';
import { ownDeclaration, type Runnable, runnableOf } from './runnable.ts';
import { exportsCode, isUndone, needsRerun, type Rerun, rerunOf, type RunAgain, usesMissing } from './reruns.ts';
import { runChanges } from './runs.ts';
import { runAgainIn, runStatics, withoutRuns } from './static-code.ts';
import { changedNames, exportedOf, gettersObjects, isSlotOfProperty, keyOfSlot } from './property-changes.ts';
import type { FunctionCode, Snapshot, Statement } from './snapshot.ts';

/**
 * What makes `next` run where `running` runs now, by the gentlest operation for each definition.
 * Pure: nothing of `running` is changed.
 * @param locate positions of `next`'s offsets in the user's source
 */
export function planUpdate(running: RunningModule, next: Snapshot, locate: Locate, options: PlanOptions = {}): Plan {
  return new Planner(running, next, locate, options).plan();
}

class Planner extends PlanBuilder implements Planning {
  readonly forced = new Set<FunctionInfo>();
  private imported!: ImportChanges;
  private again: Rerun | null = null;
  readonly changedExports = new Set<string>();
  /** What sets properties, after everything else. */
  private readonly properties = new PropertyPlanner(this);
  private readonly followed: Followed;
  private readonly held: Map<string, string>;
  /** Modules whose names cannot be known. */
  private readonly unknown: ReadonlySet<string>;
  private readonly fromOthers: FromOthers;

  constructor(running: RunningModule, next: Snapshot, locate: Locate, options: PlanOptions) {
    super(running, next, locate, options);
    this.followed = options.followed ?? new Map();
    this.held = new Map(running.held);
    this.unknown = new Set(next.exports.stars.flatMap(({ specifier }) => (options.canStar?.(specifier) === false ? [specifier] : [])));
    this.fromOthers = { ...options.unused && { unused: options.unused }, lacks: this.lacking.isLackedBy };
  }

  get isRunAgain(): boolean {
    return this.again !== null;
  }

  plan(): Plan {
    const decorators = changedDecorators(this.running, this.next);
    const isOwn = (statement: Statement): boolean => statement.imports === null && !decorators.next.has(statement);
    const matched = matchStatements(this.running.statements.filter((each) => isOwn(each.statement) && !decorators.running.has(each)), this.next.statements.filter(isOwn));
    const { pairs, removed } = matched;
    this.imported = importChanges(this.running, this.next, this.lacking.isAbsent, (specifier) => !this.unknown.has(specifier));
    const names = [...this.followed.keys()].filter((name) => this.next.analysis.topNames.has(name) || isBoundName(name));
    const fromOthers = [...names, ...newNames(this.imported)];
    this.changes = bindingChanges(this.running, this.next, pairs, removed, fromOthers, undefined, this.fromOthers);
    const rerun = this.rerun(matched, fromOthers);
    this.replacements.push(...this.follow(names, (name) => variableSlot(name, this.followed.get(name)!.half)));
    const imports = planImports(this.imported, (absent) => this.refusalOf(absent.map(({ local }) => local)), this.options.sources ?? (() => null), () => this.nextId++, this.followed, this.changes.defined);
    this.replacements.push(...imports.replacements);
    this.definitions.push(...imports.definitions);
    for (const name of [...exportedOf(this.running, changedNames(this.changes)), ...newExports(this.running, this.next, this.changes)]) this.changedExports.add(name);
    if (!rerun && this.mayRun) this.toRun = runChanges(this.running, this.next, this.changes, pairs, this.lacking.isLackedBy);
    const statements = pairs.flatMap(({ old, next }) => this.statement(old, next));
    const isReplaced = this.next.statements.some(({ node }) => replacesExports(node));
    const isGone = ({ property }: Statement): boolean => property !== null && !property.getter && !isReplaced && !this.options.kept?.has(property.key);
    const kept = removed.filter((old) => !this.changes.removed.has(old) && !isGone(old.statement) && !isRequiredStill(old.statement, this.next) && !(rerun && isUndone(old.statement)));
    for (const { statement } of removed) if (isGone(statement)) this.properties.remove(statement.property!);
    this.replacements.push(...this.properties.replacements, ...this.follow([...this.followed.keys()].filter(isSlotOfProperty), (slot) => slot));
    const missed = kept.filter(({ statement: { property } }) => !property || !isReplaced);
    for (const { statement } of missed) if (statement.property) this.properties.reportKept(statement, this.options.unused); else this.report(rude.removedStatement(statement), statement, true);
    for (const each of decorators.classes) this.report(rude.changedDecorators(each.name), each);
    this.definitions.push(...exportDefinitions(this.running, this.next, this.changes, this.options.unused));
    const after = (begun: number): RunningModule => this.after([...importStatements(this.running, this.next, this.imported), ...statements, ...kept, ...decorators.running], begun);
    const { runs, definitions, changedExports, changedStatics, held } = this;
    // What is late may be made with what is not.
    const replacements = [...this.replacements.filter(({ late }) => !late), ...this.replacements.filter(({ late }) => late)];
    return { replacements, runs, definitions, changedExports, changedStatics, held, loads: imports.loads, toCome: this.toRun.names, rerun, next: after(rerun ? runs.length : 0), after };
  }

  /** Whether the module is run again, and what that does to its names. */
  private rerun(matched: ReturnType<typeof matchStatements>, followed: string[]): PlannedRerun | null {
    const { rerun = 'never' } = this.options;
    if (rerun === 'never' || (rerun === 'needed' && !needsRerun(this.changes, matched, this.next, this.running))) return null;
    const again = rerunOf(this.running, this.next, matched);
    if (!again) return null;
    const { assigned, moved, held, statements } = again;
    const bound = new Set([...assigned, ...moved]);
    const changes = bindingChanges(this.running, this.next, matched.pairs, matched.removed, followed, { run: new Set(statements.keys()), names: new Set(moved), bound }, this.fromOthers);
    if (usesMissing(again, this.next, this.running, changes.defined)) return null;
    [this.again, this.changes] = [again, changes];
    const set = new Set([...this.changes.added, ...this.changes.changed].map(({ binding }) => binding!.name));
    // A constant's old value, for as long as its readers are there before its new one.
    const seeds = moved.filter((name) => this.running.topNames.has(name) && !this.running.defined.has(name) && !set.has(name));
    this.replacements.push(...seeds.map((name) => ({ ...unseen(name), code: `(()=>{try{return ${name}}catch{}})()`, slots: [{ name: `$lgx.v.${name}`, wrap: false }] })));
    const definition = this.wait({ name: 'module', kind: 'module', start: 0, end: 0 }, rude.waitsForTurn);
    if (held.length > 0) definition.held = rude.readsOldValues(held);
    const aliases = [...bound, DEFAULT].flatMap((name) => this.running.aliases.get(name) ?? []);
    this.assigned.push(...assigned, ...aliases);
    return { assigned: this.assigned, exports: exportsCode(this.next, this.changes.defined, this.running), definition };
  }

  private after(statements: RunningStatement[], begun: number): RunningModule {
    const { running: { topNames, constants, aliases }, changes, next: latest, nextId, runs } = this;
    const left = runs.slice(begun);
    const bound = runs.slice(0, begun).flatMap(({ names }) => names);
    const defined = new Set([...changes.defined, ...bound]);
    const there = statements.flatMap((each) => withoutRuns(each, left));
    const exports = latest.format === 'commonjs' ? gettersAfter(this.running, latest, there) : exportsAfter(this.running, latest, changes, this.options.unused, this.unknown);
    return { statements: there, topNames, defined, unread: new Set(bound), exports, native: nativeAfter(this.running, exports), held: this.held, constants, aliases, nextId, latest, retired: retiredAfter(this.running, there), imports: this.imported.imports, loaded: this.imported.loaded };
  }

  /** Takes values from other modules anew. */
  private follow(names: string[], slotOf: (name: string) => string): Replacement[] {
    for (const key of names.map(keyOfSlot)) if (key !== null) this.changedExports.add(key);
    return names.map((name) => ({ ...unseen(name), code: `()=>${this.followed.get(name)!.code}`, late: true, slots: [{ name: slotOf(name), wrap: false }] }));
  }

  private statement(old: RunningStatement | null, next: Statement): RunningStatement[] {
    const again = this.again?.statements.get(next);
    if (again && !this.changes.added.has(next) && !this.changes.changed.has(next)) return [this.runAgain(old, next, again)];
    if (this.changes.added.has(next) || this.changes.changed.has(next)) return [this.bind(old, next)];
    const isSame = old !== null && (old.statement.own === next.own || outline(old.statement.own) === outline(next.own));
    const isClass = old !== null && next.heading !== null && old.statement.heading !== null;
    if (next.property && !isClass && (!isSame || old.statement.own === next.own)) return this.properties.plan(old, next, next.property);
    if (!old) return this.newStatement(next);
    return isSame ? this.kept(old, next) : [this.changedStatement(old, next)];
  }

  /** The same statement, but for the code of its functions. */
  kept(old: RunningStatement, next: Statement): RunningStatement[] {
    for (const code of next.functions) if (old.fields && isConstructorOf(code, next)) this.fields.set(code.fn, old.fields);
    const functions = next.functions.map((code, index) => {
      const running = old.functions[index]!;
      return this.topFunction(running, code, next, old.evaluators, () => exchangeFunction(this, running, code, old, next));
    });
    this.sayHeld(old, next);
    const result = { ...old, statement: next, functions, made: old.made ?? old };
    if (this.isRunAgain) runStatics(this, result, runAgainIn(next, this.next).map((member) => ({ member, definition: null })));
    return [result];
  }

  private sayHeld({ held }: RunningStatement, next: Statement): void {
    if (held) this.definitions.push({ ...placeOf(next), status: 'stale', how: 'defined', code: rude.codes.heldByImporter, message: held });
  }

  private newStatement(statement: Statement): RunningStatement[] {
    const run = this.toRun.now.get(statement);
    if (run) return [this.run(statement, run)];
    const absent = this.lacking.namesIn(statement);
    if (absent.length > 0) this.definitions.push({ ...placeOf(statement), how: null, ...this.refusalOf(absent) });
    else if (this.toRun.later.has(statement)) this.wait(statement, rude.waitsForStatements);
    else if (!this.mayRun && runnableOf(ownDeclaration(statement.node), this.next.analysis)) this.report(rude.notRun, statement, false, 'failed');
    else this.report(rude.addedStatement(statement), statement);
    return [];
  }

  /** Has a new statement run, once all that is replaced has been. */
  private run(statement: Statement, run: Runnable): RunningStatement {
    const evaluators = this.newEvaluators(statement);
    const functions = statement.functions.map((code) => this.boundFunction(code, statement, evaluators));
    const ids = statement.classes.flatMap((info, i) => (evaluators[i] == null ? [] : [{ at: info.bodyEnd, id: evaluators[i] }]));
    return this.toBeRun(statement, functions, { ...run, node: ownDeclaration(statement.node), target: null, evaluators: ids }, this.wait(statement, rude.waitsForTurn), statement.names.length > 0 ? 'defined' : 'ran', evaluators);
  }

  /** The functions that it makes share their slots with those that it made before. */
  private runAgain(old: RunningStatement | null, statement: Statement, run: RunAgain): RunningStatement {
    const isSame = old?.statement.own === statement.own;
    const pairs = isSame ? statement.functions.map((next, i) => ({ old: old.functions[i]!, next })) : matchFunctions(old?.functions ?? [], statement.functions).pairs;
    const functions = pairs.map((pair) => madeNow(this.apply(this.compare(pair.old, pair.next), statement, []), this.locate));
    if (!old) return this.toBeRun(statement, functions, run, this.wait(statement, rude.waitsForTurn), statement.kind === 'variable' ? 'defined' : 'ran');
    return this.toBeRun(statement, functions, run, isSame ? null : this.wait(statement, rude.waitsForTurn), 'reran');
  }

  private toBeRun(statement: Statement, functions: RunningFunction[], run: RunAgain, definition: PlannedDefinition | null, how: How, evaluators: Evaluators = []): RunningStatement {
    const defined = new Set([...this.changes.defined, ...this.toRun.names]);
    const code = emitRun(run, this.next, { nested: (fn) => this.nestedNames(fn), locate: this.locate, compiled: this.compiled, defined, aliases: this.running.aliases });
    const exported = statement.property?.key ?? (run.target === null ? null : 'default');
    if (exported !== null) this.changedExports.add(exported);
    const result = { statement, functions, evaluators };
    this.runs.push({ code, evaluator: null, awaits: run.awaits, definition, how, start: statement.start, end: statement.end, result, names: run.declares.filter((name) => this.toRun.names.has(name)) });
    return result;
  }

  /** Binds a name at the module's level: a new one, or an old one to another value. */
  private bind(old: RunningStatement | null, statement: Statement): RunningStatement {
    const binding = statement.binding!;
    const evaluators = this.newEvaluators(statement);
    const functions = statement.functions.map((code) => this.boundFunction(code, statement, evaluators));
    const definition: PlannedDefinition = { ...placeOf(statement), status: 'live', how: 'defined', ...retire(this, old, statement, functions) };
    if (!isCompilersOwn(statement.name) && !gettersObjects(this.next.statements).has(statement.name)) this.definitions.push(definition);
    const emitted = [(fn: FunctionInfo): NestedNames => this.nestedNames(fn), this.locate, this.changes.defined] as const;
    this.replacements.push({
      code: statement.kind === 'class' ? emitClass(statement, evaluators, this.next.analysis, ...emitted) : emitBinding(binding, statement.functions.map(({ fn }) => fn), this.next.text, ...emitted),
      evaluator: null, late: statement.kind === 'class', slots: this.variablesOf(binding.name).map((variable) => ({ name: variable, wrap: false })), before: [], definition, running: null, place: nowhere, onlyMoved: false,
    });
    return { statement, functions, evaluators };
  }

  /** A method that is evaluated within its class, which is made anew with the update, cannot be given to one of the same name that was gone. */
  private boundFunction(code: FunctionCode, statement: Statement, evaluators: Evaluators): RunningFunction {
    const gone = this.evaluatorFor(code.fn, statement, evaluators) === null ? null : revived(this.running.retired, code);
    if (!gone) return this.apply(this.compare(null, code), statement, []);
    const result = this.apply(anew(code), statement, []);
    result.leftovers = tracesOf(gone);
    this.define(code, standing(result));
    return result;
  }

  variablesOf(name: string): string[] {
    const alias = this.running.aliases.get(name);
    const own = name === DEFAULT ? [] : [this.changes.defined.has(name) ? variableSlot(name) : name];
    return alias === undefined ? own : [...own, alias];
  }

  private changedStatement(old: RunningStatement, next: Statement): RunningStatement {
    const changes = classChanges(old.statement, next);
    if (!changes) {
      this.report(rude.changedStatement(old.statement, next), next);
      return old;
    }
    const missing = changes.flatMap(({ member, removed }) => (removed ? [] : this.missingIn(member)));
    if (missing.length === 0 || !this.areToCome(missing)) {
      this.sayHeld(old, next);
      return planClass(this, old, next, changes);
    }
    for (const { member, removed } of changes) this.wait(removed ? next : member, rude.waitsForNames(missing));
    return old;
  }

  topFunction(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: Evaluators, exchange?: () => RunningFunction | null): RunningFunction {
    const change = this.compare(old, code);
    const refused = this.refusal(change, true);
    if (!refused) return this.apply(change, statement, evaluators);
    const exchanged = change.emit && this.missing(code.fn).length === 0 && exchange?.();
    if (exchanged) return exchanged;
    const [first, ...others] = changedIn(change);
    if (first) this.define(first.code, { how: null, ...refused });
    for (const other of others) this.define(other.code, { how: null, ...(refused.status === 'waiting' ? refused : { status: 'restart', ...rude.heldBackByFunction }) });
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
    const result = this.newFunction(code, statement, evaluators);
    Object.assign(result, { children: change.children.map((child) => this.apply(child, statement, evaluators)), leftovers: old ? leftovers(old, code, null) : [] });
    if (result.leftovers.length > 0 || (old && change.own)) this.define(code, standing(result));
    return result;
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
    if (missing.length > 0) return this.refusalOf(missing);
    if (!top || !change.newSlot) return null;
    const { old, code } = change;
    return { status: 'restart', ...(old && kindOf(old.code.fn) !== kindOf(code.fn) ? rude.anotherKind(code.fn.name) : rude.cannotBeHandedOver) };
  }

  private readonly compare = (known: RunningFunction | null, code: FunctionCode): Change => compare(known, code, { retired: this.running.retired, moved: this.changes.moved, forced: this.forced });

  private apply(change: Change, statement: Statement, evaluators: Evaluators, exchange?: Exchange): RunningFunction {
    const { old, code, emit } = change;
    const children = change.children.map((child) => this.apply(child, statement, evaluators));
    const located = placeNow(code.fn, this.locate, old?.place);
    const moved = old?.place.emitted === true && (old.place.start !== located.start || old.place.end !== located.end);
    const result: RunningFunction = {
      code, children, slots: this.slotsOf(change, exchange), generations: [...(old?.generations ?? [])], leftovers: old?.leftovers ?? [], loose: old?.loose ?? [],
      place: emit || moved || !old ? located : old.place,
    };
    this.byInfo.set(code.fn, result);
    if (old && (emit || moved)) this.replace(change, old, result, statement, evaluators, exchange);
    else if (result.leftovers.length > 0) this.define(code, standing(result));
    return result;
  }

  private slotsOf({ old, code, newSlot, isBack }: Change, exchange?: Exchange): Slot[] {
    const kept = exchange?.held === null ? [] : (old?.slots ?? []);
    if (newSlot) return [...kept, slotFor(code, `$lgx.g${this.nextId++}`)];
    // What stands in no other function is made just once, from the text that it was loaded from, unless its module is run again, or it was gone.
    return code.fn.parent || this.again || isBack ? [...kept.slice(0, -1), shared(kept.at(-1)!, code)] : kept;
  }

  /** Also for code that has only moved: the lines of what was emitted follow. */
  private replace({ code, own, emit, gone, children }: Change, old: RunningFunction, result: RunningFunction, statement: Statement, evaluators: Evaluators, exchange?: Exchange): void {
    const usable = old.slots.filter((slot) => fits(slot, code) || fitsAsPromise(slot, code));
    result.leftovers = exchange?.held === null ? [] : leftovers(old, code, emit ? usable.filter((slot) => fits(slot, code)) : null);
    for (const heir of heirs(old, result, children)) this.define(heir.code, standing(heir));
    const kept = exchange?.held ?? staleness(result);
    const outcome = { status: kept ? 'stale' : 'live', how: 'replaced', ...(kept ?? rude.goneWithin(gone)) } as const;
    const definition = own || kept ? this.define(code, outcome) : { ...definitionOf(code.fn), ...outcome };
    if (usable.length === 0) return;
    const [before, generation] = [[...result.generations], this.newGeneration()];
    if (isCounted(code.fn)) result.generations.push(generation);
    const emission = emitFunction(code.fn, code.analysis.text, (fn) => this.nestedNames(fn), generation, this.locate, this.compiled, this.changes.defined, this.constructed(code.fn, usable[0]!));
    for (const child of result.children) madeNow(child, this.locate);
    result.loose = code.loose.map((inner): Trace => ({ slot: null, text: emission.textOf(inner), isClass: inner.isClass, own: inner.own }));
    this.replacements.push({
      code: emission.code, evaluator: this.evaluatorFor(code.fn, statement, evaluators), late: false, before, definition, place: old.place, running: result, onlyMoved: !emit,
      slots: usable.map((slot) => ({ name: slot.name, wrap: slot.captures !== null && !emission.factory })),
    });
  }
}
