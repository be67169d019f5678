import type { DefinitionStatus } from '../protocol/messages.ts';
import type { Constructed, NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses } from './guardable.ts';
import { isCounted } from './counting.ts';
import { type ChangedStatic, definitionOf, placeOf, type PlannedDefinition, type Replacement, type Shown } from './planned.ts';
import type { Evaluators } from './planning.ts';
import * as rude from './rude-edits.ts';
import type { Generation, RunningFunction, RunningModule, Slot } from './running.ts';
import type { FunctionCode, Statement } from './snapshot.ts';

/** What a plan is made of, and the numbers that it gives. */
export class PlanBuilder {
  readonly replacements: Replacement[] = [];
  readonly definitions: PlannedDefinition[] = [];
  readonly changedStatics: ChangedStatic[] = [];
  protected nextId: number;
  /** For constructors: what makes the fields that the class's objects do not have by themselves. */
  readonly fields = new Map<FunctionInfo, string>();
  /** The running functions of the new text, for the names in emitted code. */
  protected readonly byInfo = new Map<FunctionInfo, RunningFunction>();

  constructor(readonly running: RunningModule) {
    this.nextId = running.nextId;
  }

  protected wait(what: Shown, message: string): PlannedDefinition {
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
