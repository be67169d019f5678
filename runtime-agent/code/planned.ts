import type { DefinitionKind, DefinitionStatus, How } from '../protocol/messages.ts';
import type { AbsenceOf } from './absences.ts';
import type { FunctionInfo } from './functions.ts';
import type { ImportedName } from './imports.ts';
import type { Generation, Place, RunningFunction, RunningModule } from './running.ts';

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
  /** Something was made of its old value, so that it will be `stale` once its module has been run again: why. */
  held?: { code: string; message: string };
}

/** A statement, to be run at a clean turn of the app's event loop. */
export interface PlannedRun {
  /** An expression for the evaluator: a function that does it when it is called. */
  code: string;
  /** `null`: the module's; else the number of a class's. */
  evaluator: number | null;
  /** The function gives a promise. */
  awaits: boolean;
  /** `null` when it is run again as it was. */
  definition: PlannedDefinition | null;
  how: How;
  /** Offsets in the new text. */
  start: number;
  end: number;
}

/** A static field of a class that has another value, is new or gone. */
export interface ChangedStatic {
  /** The class's name at the module's level. */
  of: string;
  key: string;
  definition: PlannedDefinition;
}

/** Another module that must be there before the plan can be committed. */
export interface Load {
  /** Under which the module's `$lgx.m` gets it. */
  id: string;
  /** Gives it, or a promise of it. */
  code: string;
  definition: PlannedDefinition;
}

export interface Plan {
  loads: Load[];
  replacements: Replacement[];
  /** In their order, after all replacements. What has to wait for them is planned anew when they have run. */
  runs: PlannedRun[];
  definitions: PlannedDefinition[];
  /** Names under which others import what has another value now. */
  changedExports: Set<string>;
  changedStatics: ChangedStatic[];
  /** Exports of which something was made when they were something else. */
  held: Map<string, string>;
  /** Names of the module's level that come into being once `runs` have been run. */
  toCome: ReadonlySet<string>;
  /** The module is run again: all of the plan, or nothing. `null`: it is not. */
  rerun: PlannedRerun | null;
  /** What runs once the plan is committed; of a rerun, with all of `runs`. */
  next: RunningModule;
  /** … and so many of `runs` have begun. */
  after(begun: number): RunningModule;
}

export interface PlannedRerun {
  /** Variables of the module's scope that `runs` assign. */
  assigned: string[];
  /** An expression for what the module exports. */
  exports: string;
  definition: PlannedDefinition;
}

/** Code that gives a function that reads what a module imports; `null` where the other module is to be loaded for that. */
export type SourceOf = (name: ImportedName) => string | null;

/** `get`: the code gives a function that reads it. */
export type Followed = ReadonlyMap<string, { code: string; half: 'value' | 'get' }>;

export interface PlanOptions {
  /** The text has another layout than the source. */
  compiled?: boolean;
  /** Names and properties of the module whose value came from another module that has a new one, with the code that gives it. */
  followed?: Followed;
  /** How imported names stand that are not there yet; asked only where some are not. */
  absence?: AbsenceOf | undefined;
  /** Names that the module exported, and that nobody imports. */
  unused?: ReadonlySet<string>;
  /** Properties that cannot go yet: code of other modules that waits for a restart reads them. */
  kept?: ReadonlySet<string>;
  /** Where what is newly imported is found; it is loaded where none is given. */
  sources?: SourceOf;
  /** Whether it can be known which names a module exports; it is taken to be so unless told. */
  canStar?: (specifier: string) => boolean;
  /** Whether new statements are run; they are unless told. */
  mayRun?: boolean;
  /** Whether the module may be run again, or has to be. */
  rerun?: 'never' | 'needed' | 'always';
}

/** What was not there before is not on the stack. */
export const nowhere: Place = { start: 0, end: -1, emitted: true };

/** What is set without being said: it follows from what is said elsewhere. */
export const unseen = (name: string): Omit<Replacement, 'code' | 'slots'> => ({
  definition: { name, kind: 'export', start: 0, end: 0, removed: false, status: 'live', how: 'defined' }, evaluator: null, late: false, before: [], running: null, place: nowhere, onlyMoved: false,
});

/** Why a change is not made now. */
export type Refusal = Pick<PlannedDefinition, 'status' | 'code' | 'message'>;

export type Shown = Pick<PlannedDefinition, 'name' | 'kind' | 'start' | 'end'>;

export const placeOf = ({ name, kind, start, end }: Shown): Shown & Pick<PlannedDefinition, 'removed'> => ({ name, kind, start, end, removed: false });

export const definitionOf = ({ name, kind, definitionStart, end }: FunctionInfo): ReturnType<typeof placeOf> => placeOf({ name, kind, start: definitionStart, end });
