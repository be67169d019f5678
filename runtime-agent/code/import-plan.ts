import type { ImportChanges } from './import-changes.ts';
import { importCode, type ImportedName, variableSlot } from './imports.ts';
import { type Followed, type Load, type PlannedDefinition, type Refusal, type Replacement, type SourceOf, unseen } from './planned.ts';
import type { RunningModule, RunningStatement } from './running.ts';
import type { Snapshot } from './snapshot.ts';

/** What binds newly imported names: to other modules that are there, or are loaded first. */
export interface ImportPlan { replacements: Replacement[]; definitions: PlannedDefinition[]; loads: Load[] }

/**
 * @param refusalOf what is said of names that are not there yet
 * @param followed names that are bound without that
 */
export function planImports({ changed, refused, removed }: ImportChanges, refusalOf: (absent: ImportedName[]) => Refusal, sources: SourceOf, newId: () => number, followed: Followed, defined: ReadonlySet<string>): ImportPlan {
  const plan: ImportPlan = { replacements: [], definitions: [], loads: [] };
  for (const { shown, names, absent } of changed) {
    const definition: PlannedDefinition = { ...shown, removed: false, ...(absent.length > 0 ? { how: null, ...refusalOf(absent) } : { status: 'live', how: 'defined' }) };
    plan.definitions.push(definition);
    for (const each of names) if (!followed.has(each.local)) link(defined.has('__toESM') ? withNewHelper(each) : each, definition, sources, newId, plan);
  }
  const restart = { status: 'restart', how: null } as const;
  for (const { shown, edit } of refused) plan.definitions.push({ ...shown, removed: false, ...restart, ...edit });
  for (const { name, edit } of removed) plan.definitions.push({ name, kind: 'import', start: 0, end: 0, removed: true, ...restart, ...edit });
  return plan;
}

/** esbuild's helper has come with an update. */
const withNewHelper = (name: ImportedName): ImportedName => ({ ...name, code: name.code.replace(/^__toESM/, '$$lgx.v.__toESM') });

/** Binds a name to what another module exports. */
function link(name: ImportedName, definition: PlannedDefinition, sources: SourceOf, newId: () => number, plan: ImportPlan): void {
  const { local, kind } = name;
  const source = local ? sources(name) : null;
  const id = source === null ? load(name, definition, newId, plan) : '';
  if (!local) return;
  const slot = variableSlot(local, kind === 'import' ? 'get' : 'value');
  plan.replacements.push({ ...unseen(local), definition, late: true, code: source ?? importCode(name, id), slots: [{ name: slot, wrap: false }] });
}

function load({ code, kind, specifier }: ImportedName, definition: PlannedDefinition, newId: () => number, { loads }: ImportPlan): string {
  const wanted = kind === 'copied' ? `require(${JSON.stringify(specifier)})` : code;
  const known = loads.find((each) => each.code === wanted);
  if (known) return known.id;
  const id = `m${newId()}`;
  loads.push({ id, code: wanted, definition });
  return id;
}

/** Statements that import, as they are afterwards: those of the new text; what cannot go stays. */
export function importStatements({ statements }: RunningModule, next: Snapshot, { removed }: ImportChanges): RunningStatement[] {
  const kept = statements.filter(({ statement: { imports } }) => imports?.some(({ local, specifier }) => (!local || local.startsWith('import_')) && removed.some(({ name }) => name === specifier)));
  const own = next.statements.filter(({ imports }) => imports !== null).map((statement) => ({ statement, functions: [], evaluators: [] }));
  return [...kept.filter(({ statement }) => !own.some((each) => each.statement.own === statement.own)), ...own];
}
