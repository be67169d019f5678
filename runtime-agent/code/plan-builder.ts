import type { DefinitionStatus } from '../protocol/messages.ts';
import { Lacking } from './absences.ts';
import type { Locate } from './align.ts';
import type { BindingChanges } from './bindings.ts';
import { isStaticCode } from './class-members.ts';
import type { Constructed, NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses, hasClassEvaluator } from './guardable.ts';
import { isCounted } from './counting.ts';
import { type ChangedStatic, definitionOf, placeOf, type PlannedDefinition, type PlanOptions, type Refusal, type Replacement, type Shown } from './planned.ts';
import type { Evaluators, OwnRun } from './planning.ts';
import * as rude from './rude-edits.ts';
import { usedNames } from './runnable.ts';
import { noRuns } from './runs.ts';
import type { Generation, RunningFunction, RunningModule, Slot } from './running.ts';
import type { FunctionCode, Member, Snapshot, Statement } from './snapshot.ts';

/** What a plan is made of, and the numbers that it gives. */
export class PlanBuilder {
  changes!: BindingChanges;
  protected toRun = noRuns;
  protected readonly lacking: Lacking;
  readonly runs: OwnRun[] = [];
  readonly assigned: string[] = [];
  readonly compiled: boolean;
  readonly mayRun: boolean;
  readonly replacements: Replacement[] = [];
  readonly definitions: PlannedDefinition[] = [];
  readonly changedStatics: ChangedStatic[] = [];
  protected nextId: number;
  /** For constructors: what makes the fields that the class's objects do not have by themselves. */
  readonly fields = new Map<FunctionInfo, string>();
  /** The running functions of the new text, for the names in emitted code. */
  protected readonly byInfo = new Map<FunctionInfo, RunningFunction>();

  constructor(readonly running: RunningModule, readonly next: Snapshot, readonly locate: Locate, protected readonly options: PlanOptions) {
    this.nextId = running.nextId;
    this.compiled = options.compiled === true;
    this.lacking = new Lacking(next, options.absence);
    this.mayRun = options.mayRun !== false;
  }

  missing(fn: FunctionInfo): string[] {
    return [...new Set([...[...fn.free].filter((name) => this.isMissing(name)), ...this.lacking.namesIn(fn)])];
  }

  missingAt(range: { start: number; end: number }): string[] {
    return [...usedNames(range, this.next.analysis)].filter((name) => this.isMissing(name));
  }

  missingIn(member: Member): string[] {
    const ofStaticCode = isStaticCode(member) ? this.missingAt(member) : [];
    return [...new Set([...member.functions.flatMap(({ fn }) => this.missing(fn)), ...ofStaticCode])];
  }

  private isMissing(name: string): boolean {
    return this.next.analysis.topNames.has(name) && !this.running.topNames.has(name) && !this.changes.defined.has(name);
  }

  protected areToCome(names: string[]): boolean {
    return names.every((name) => this.toRun.names.has(name) || this.lacking.toCome.has(name));
  }

  protected refusalOf(names: string[]): Refusal {
    return this.areToCome(names) ? { status: 'waiting', message: rude.waitsForNames(names) } : { status: 'restart', ...rude.usesNewNames(names) };
  }

  wait(what: Shown, message: string): PlannedDefinition {
    const definition: PlannedDefinition = { ...placeOf(what), status: 'waiting', how: null, message };
    this.definitions.push(definition);
    return definition;
  }

  protected constructed(fn: FunctionInfo, { construction }: Slot): Constructed | null {
    return construction && { by: construction, fields: this.fields.get(fn) ?? null };
  }

  nestedNames(fn: FunctionInfo): NestedNames {
    const running = this.byInfo.get(fn)!;
    const generation = this.newGeneration();
    if (isCounted(fn)) running.generations.push(generation);
    return { slot: running.slots.at(-1)!, generation };
  }

  protected newGeneration(): Generation {
    const id = this.nextId++;
    return { id, count: `$lgx.n${id}` };
  }

  protected newEvaluators({ classes }: Statement): Evaluators {
    return classes.map((info) => (hasClassEvaluator(info) ? this.nextId++ : null));
  }

  evaluatorFor(fn: FunctionInfo, statement: Statement, evaluators: Evaluators): number | null {
    if (this.fields.has(fn)) return evaluators[0] ?? null;
    const [home] = evaluatorClasses(fn);
    if (home === undefined || home === 'object') return null;
    return evaluators[statement.classes.indexOf(home)] ?? null;
  }

  protected define({ fn }: FunctionCode, outcome: Pick<PlannedDefinition, 'status' | 'how' | 'code' | 'message'>): PlannedDefinition {
    const message = fn.kind === 'field' && outcome.status === 'live' ? rude.oldObjectsKeep : undefined;
    const definition = { ...definitionOf(fn), ...(message && { message }), ...outcome };
    this.definitions.push(definition);
    return definition;
  }

  report(edit: rude.RudeEdit, statement: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, removed = false, status: DefinitionStatus = 'restart'): void {
    const { name, kind, start, end } = statement;
    this.definitions.push({ name, kind, start, end, removed, status, how: null, ...edit });
  }
}
