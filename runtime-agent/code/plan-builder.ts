import type { DefinitionStatus } from '../protocol/messages.ts';
import type { NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import { evaluatorClasses } from './guardable.ts';
import { isCounted } from './counting.ts';
import type { PlannedDefinition, Replacement } from './planned.ts';
import type * as rude from './rude-edits.ts';
import type { Generation, RunningFunction, RunningModule } from './running.ts';
import type { FunctionCode, Statement } from './snapshot.ts';

/** What a plan is made of, and the numbers that it gives. */
export class PlanBuilder {
  protected readonly replacements: Replacement[] = [];
  protected readonly definitions: PlannedDefinition[] = [];
  protected nextId: number;
  /** The running functions of the new text, for the names in emitted code. */
  protected readonly byInfo = new Map<FunctionInfo, RunningFunction>();

  constructor(protected readonly running: RunningModule) {
    this.nextId = running.nextId;
  }

  protected wait({ name, kind, start, end }: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, message: string): PlannedDefinition {
    const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'waiting', how: null, message };
    this.definitions.push(definition);
    return definition;
  }

  protected nestedNames(fn: FunctionInfo): NestedNames {
    const running = this.byInfo.get(fn)!;
    const generation = this.newGeneration();
    if (isCounted(fn)) running.generations.push(generation);
    return { slot: running.slots.at(-1)!, generation };
  }

  protected newGeneration(): Generation {
    const id = this.nextId++;
    return { id, count: `$lgx.n${id}` };
  }

  protected evaluatorFor(fn: FunctionInfo, statement: Statement, evaluators: (number | null)[]): number | null {
    const [home] = evaluatorClasses(fn);
    if (home === undefined || home === 'object') return null;
    return evaluators[statement.classes.indexOf(home)] ?? null;
  }

  protected define({ fn }: FunctionCode, outcome: Pick<PlannedDefinition, 'status' | 'how' | 'code' | 'message'>): PlannedDefinition {
    const definition = { ...definitionOf(fn), ...outcome };
    this.definitions.push(definition);
    return definition;
  }

  protected report(edit: rude.RudeEdit, statement: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, removed = false, status: DefinitionStatus = 'restart'): void {
    const { name, kind, start, end } = statement;
    this.definitions.push({ name, kind, start, end, removed, status, how: null, ...edit });
  }
}

export function definitionOf({ name, kind, definitionStart, end }: FunctionInfo) {
  return { name, kind, start: definitionStart, end, removed: false };
}
