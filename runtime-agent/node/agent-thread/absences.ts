import { type Absence, absentExports, type AbsenceOf } from '../../code/absences.ts';
import type { Plan } from '../../code/planned.ts';
import type { RunningModule } from '../../code/running.ts';
import type { Importers } from './importers.ts';
import type { LoadedModule } from './loaded-modules.ts';
import type { PlannedModule } from './planned-file.ts';

/** What modules export by their texts, and not in the running app. */
export type Absences = ReadonlyMap<LoadedModule, ReadonlySet<string>>;

/** Of those that are planned, and of those of which something needs a restart. */
export function findAbsences(plans: ReadonlyMap<LoadedModule, PlannedModule>, importers: Importers): Absences {
  const modules = new Set([...plans.keys(), ...importers.unsettled()]);
  const all = [...modules].map((module) => [module, absentExports(plans.get(module)?.plan.next ?? module.running)] as const);
  return new Map(all.filter(([, names]) => names.size > 0));
}

/** @returns how a module sees what it imports, through modules that export on what others export */
export function absenceFor(absences: Absences, plans: ReadonlyMap<LoadedModule, PlannedModule>, importers: Importers, runningOf: (module: LoadedModule) => RunningModule): (module: LoadedModule) => AbsenceOf {
  const resolve = (module: LoadedModule | null, name: string, seen: Set<string>): Absence => {
    if (!module || seen.has(`${module.instance} ${name}`)) return null;
    seen.add(`${module.instance} ${name}`);
    if (absences.get(module)?.has(name)) return isToCome(plans.get(module)?.plan, name) ? 'waiting' : 'restart';
    const { exports, statements } = runningOf(module);
    const own = exports.names.get(name);
    if (own) return own.from ? resolve(importers.moduleOf(own.from.specifier, module), own.from.imported, seen) : null;
    const further = [...exports.stars.map(({ specifier }) => specifier), ...statements.flatMap(({ statement: { reexported } }) => reexported?.specifier ?? [])];
    return further.map((specifier) => resolve(importers.moduleOf(specifier, module), name, seen)).find((each) => each !== null) ?? null;
  };
  return (module) => (specifier, name) => resolve(importers.moduleOf(specifier, module), name, new Set());
}

function isToCome(plan: Plan | undefined, name: string): boolean {
  if (!plan) return false;
  const { exports, statements } = plan.next.latest;
  const local = exports.names.get(name)?.local ?? statements.find(({ property }) => property?.key === name)?.property?.alias;
  return local != null && plan.toCome.has(local);
}
