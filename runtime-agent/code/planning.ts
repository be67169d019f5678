import type { DefinitionStatus } from '../protocol/messages.ts';
import type { Locate } from './align.ts';
import type { BindingChanges } from './bindings.ts';
import type { NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import type { ChangedStatic, PlannedDefinition, PlannedRun, Replacement, Shown } from './planned.ts';
import type { RudeEdit } from './rude-edits.ts';
import type { RunningFunction, RunningModule, RunningStatement } from './running.ts';
import type { FunctionCode, Member, Snapshot, Statement, Superclass } from './snapshot.ts';

/** What the planners of classes and of names ask of their module's. */
export interface Planning {
  readonly running: RunningModule;
  readonly next: Snapshot;
  readonly locate: Locate;
  readonly changes: BindingChanges;
  readonly replacements: Replacement[];
  readonly definitions: PlannedDefinition[];
  readonly changedStatics: ChangedStatic[];
  readonly runs: OwnRun[];
  /** The text has another layout than the source. */
  readonly compiled: boolean;
  /** The module is run again. */
  readonly isRunAgain: boolean;
  /** Whether new code is run. */
  readonly mayRun: boolean;
  /** What a module that is run again assigns. */
  readonly assigned: string[];
  /** For constructors: what makes the fields that the class's objects do not have by themselves. */
  readonly fields: Map<FunctionInfo, string>;
  /** Functions whose code is evaluated anew though it is the same. */
  readonly forced: Set<FunctionInfo>;
  /** Names under which others import what has another value now. */
  readonly changedExports: Set<string>;
  /** The same statement, but for the code of its functions. */
  kept(old: RunningStatement, next: Statement): RunningStatement[];
  /** @param exchange is asked where the function objects that there are cannot run the new code: a new one may take their place */
  topFunction(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: Evaluators, exchange?: () => RunningFunction | null): RunningFunction;
  newFunction(code: FunctionCode, statement: Statement, evaluators: Evaluators): RunningFunction;
  /** A function that gets a new function object, with a slot of its own. @param held what those who hold the old one have */
  exchanged(old: RunningFunction, code: FunctionCode, statement: Statement, evaluators: Evaluators, held: RudeEdit | null): RunningFunction;
  /** A function that is part of other code from now on, and has a slot of its own there. */
  embedded(old: RunningFunction | null, code: FunctionCode, statement: Statement, evaluators: Evaluators): RunningFunction;
  evaluatorFor(fn: FunctionInfo, statement: Statement, evaluators: Evaluators): number | null;
  nestedNames(fn: FunctionInfo): NestedNames;
  /** Where the module's own code, and where importers read a name of the module's level. */
  variablesOf(name: string): string[];
  /** Names of the module's level that the function uses and the running module does not have. */
  missing(fn: FunctionInfo): string[];
  /** … and code that runs. */
  missingAt(range: { start: number; end: number }): string[];
  /** … and its static code. */
  missingIn(member: Member): string[];
  wait(what: Shown, message: string): PlannedDefinition;
  report(edit: RudeEdit, what: Pick<Statement, 'name' | 'kind' | 'start' | 'end'>, removed?: boolean, status?: DefinitionStatus): void;
}

/** What is run, and what it makes of its statement. */
export interface OwnRun extends PlannedRun {
  result: RunningStatement;
  /** Names that it binds. */
  names: string[];
  /** Of a class: that is not there before it has begun. */
  member?: Member;
  /** Of a class: what it extends until then. */
  extends?: Superclass | null;
}

/** For each class of a statement, the number of its evaluator. */
export type Evaluators = (number | null)[];
