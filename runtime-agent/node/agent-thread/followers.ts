import { relative } from 'node:path';
import { type AbsenceOf, lacksAny } from '../../code/absences.ts';
import { readAtLoad } from '../../code/load-reads.ts';
import type { ChangedStatic, Plan, PlannedDefinition, PlanOptions, SourceOf } from '../../code/planned.ts';
import { codes } from '../../code/rude-edits.ts';
import { usedByOlder } from '../../code/older-uses.ts';
import { keyOfSlot } from '../../code/property-changes.ts';
import type { RunningModule } from '../../code/running.ts';
import { type Tie, tie, usedOf } from '../../code/ties.ts';
import { absenceFor, findAbsences } from './absences.ts';
import { type Exported, findExported, namesThrough } from './exported.ts';
import type { Hots } from './hots.ts';
import type { Importers } from './importers.ts';
import type { LoadedModule } from './loaded-modules.ts';
import { type PlannedFile, type PlannedModule, planModule } from './planned-file.ts';
import { sourceView } from './source-view.ts';

/** Names that a module exports and that have another value now, each with the definitions that they come from. */
interface News { module: LoadedModule; names: Map<string, Origin[]> }

interface Origin { module: LoadedModule; definition: PlannedDefinition }

/** Something was made of an old value. */
interface Held {
  origin: Origin;
  message: string;
  /** The class whose static field it is. */
  of?: string;
}

/**
 * Adds to an update what it means for modules that import what changes: those that have copies get new ones, and where something was
 * made of an old value, that is said of the definition that has changed.
 */
export function withFollowers(planned: PlannedFile[], importers: Importers, hots: Pick<Hots, 'accepts'>): PlannedFile[] {
  return new Followers(planned, importers, hots).add();
}

class Followers {
  private readonly plans: Map<LoadedModule, PlannedModule>;
  private readonly copies = new Map<LoadedModule, Map<string, { code: string; half: 'value' | 'get' }>>();
  private readonly held: Held[] = [];
  private absence: ((module: LoadedModule) => AbsenceOf) | null = null;
  private readonly told = new Map<LoadedModule, Set<string>>();

  constructor(private readonly planned: PlannedFile[], private readonly importers: Importers, private readonly hots: Pick<Hots, 'accepts'>) {
    this.plans = new Map(planned.flatMap(({ modules }) => modules).map((plan) => [plan.module, plan]));
  }

  add(): PlannedFile[] {
    this.lackWhatIsAbsent();
    for (const [module, planned] of this.plans) if (planned.plan.loads.length > 0) this.link(module, planned);
    for (const [module, planned] of this.plans) {
      if (module.running.exports.names.size > 0) this.drop(module, planned);
      if (module.format === 'commonjs') this.keep(module, this.plans.get(module)!);
    }
    const queue = [...this.plans.values()].map((plan) => this.newsOf(plan));
    for (let news = queue.shift(); news; news = queue.shift()) {
      const names = this.untold(news);
      if (names.size === 0) continue;
      for (const { module, specifiers } of this.importers.of(news.module)) queue.push(this.tell(module, specifiers, { module: news.module, names }));
    }
    for (const { module, plan } of [...this.plans.values()]) for (const each of plan.changedStatics) this.tellOfStatic(module, each);
    for (const held of this.held) this.say(held);
    return this.files();
  }

  private newsOf({ module, plan }: PlannedModule): News {
    const stars = plan.next.exports.stars.filter(({ specifier }) => !module.running.exports.stars.some((each) => each.specifier === specifier));
    const names = [...plan.changedExports, ...stars.flatMap(({ specifier }) => namesThrough(specifier, module, this.importers, this.runningOf))];
    return { module, names: new Map(names.map((name) => [name, originsOf(name, module, plan)])) };
  }

  /** What is refused to one module is refused to those that import it, and so on. */
  private lackWhatIsAbsent(): void {
    for (let known = ''; ;) {
      const absences = findAbsences(this.plans, this.importers);
      const all = [...absences].map(([{ instance }, names]) => [instance, ...names].join()).join(' ');
      if (all === known) return;
      known = all;
      this.absence = absenceFor(absences, this.plans, this.importers, this.runningOf);
      for (const [module, { text, options, plan }] of this.plans) if (lacksAny(plan.next.latest, this.absence(module))) this.plans.set(module, planModule(module, text, { ...options, absence: this.absence(module) }));
    }
  }

  /** What a module imports that no namespace has is read from the module that has it. */
  private link(module: LoadedModule, { text, options }: PlannedModule): void {
    const sources: SourceOf = ({ kind, specifier, imported }) => {
      const other = kind === 'import' ? this.importers.moduleOf(specifier, module) : null;
      const found = other && findExported(other, imported, this.importers, this.runningOf);
      return found && !found.native ? `()=>${viewOf(found)}` : null;
    };
    this.plans.set(module, planModule(module, text, { ...options, sources, canStar: (specifier) => this.canStar(specifier, module) }));
  }

  /** Of an ES module of the app, also one that is yet to be loaded. */
  private canStar(specifier: string, from: LoadedModule): boolean {
    const other = this.importers.moduleOf(specifier, from);
    return other ? other.format === 'module' : this.importers.fileOf(specifier, from) !== null;
  }

  /** What a module does not export any more, and nobody imports, can go. */
  private drop(module: LoadedModule, { text, options, plan }: PlannedModule): void {
    const removed = new Set([...module.running.exports.names.keys()].filter((name) => !plan.next.latest.exports.names.has(name)));
    const importers = this.importers.of(module);
    // A module that nobody imports by a statement was loaded by an expression, and whoever did that holds all that it exports.
    if (removed.size === 0 || importers.length === 0) return;
    for (const { module: importer, specifiers } of importers) {
      for (const name of usedOf(this.runningOf(importer).latest, specifiers, removed)) removed.delete(name);
    }
    this.plans.set(module, planModule(module, text, { ...options, unused: removed }));
  }

  /** What a CommonJS module exports no more stays for as long as code that waits for a restart reads it. */
  private keep(module: LoadedModule, { text, options, plan }: PlannedModule): void {
    const keysOf = ({ statements }: RunningModule): string[] => statements.flatMap(({ statement }) => statement.property?.key ?? []);
    const left = new Set(keysOf(plan.next));
    const removed = new Set(keysOf(module.running).filter((key) => !left.has(key)));
    if (removed.size === 0) return;
    const kept = new Set(this.importers.of(module).flatMap(({ module: importer, specifiers }) => [...usedByOlder(this.runningOf(importer), specifiers, removed)]));
    if (kept.size > 0) this.plans.set(module, planModule(module, text, { ...options, kept }));
  }

  private readonly runningOf = (module: LoadedModule): RunningModule => this.plans.get(module)?.plan.next ?? module.running;

  /** Of the definition as it was planned last. */
  private say({ origin: { module, definition: { kind, name } }, message, of }: Held): void {
    const { definitions, next, held } = this.plans.get(module)!.plan;
    const definition = definitions.find((each) => each.kind === kind && each.name === name);
    const stale = { code: codes.heldByImporter, message };
    if (definition?.status === 'waiting' && definition.how === null) definition.held = stale;
    else if (definition?.status === 'live') Object.assign(definition, { status: 'stale', ...stale });
    else return;
    // Said again with every update.
    const running = next.statements.find(({ statement }) => (of === undefined ? statement.kind === kind && statement.name === name : statement.names[0] === of));
    if (running) running.held = message;
    else if (kind === 'export') held.set(name, message);
  }

  /** Each module is told of each name once: imports may go in circles. */
  private untold({ module, names }: News): News['names'] {
    const told = this.told.get(module) ?? new Set();
    this.told.set(module, told);
    const left = new Map([...names].filter(([name]) => !told.has(name)));
    for (const name of left.keys()) told.add(name);
    return left;
  }

  /** @returns what this means for those who import from that module */
  private tell(module: LoadedModule, specifiers: Set<string>, { module: from, names }: News): News {
    // What it lacked may be there now.
    if (module.unsettled && !this.plans.has(module)) this.follow(module, from, { copies: new Map(), views: new Set() }, names);
    const running = { ...this.runningOf(module), native: module.running.native };
    const tied = tie(running, specifiers, new Set(names.keys()), { isModule: from.format === 'module', native: this.nativeOf(from, names.keys()), was: from.running.native });
    const { copies, passedOn, held } = tied;
    const dealsWithIt = this.plans.get(module)?.plan.rerun || this.hots.accepts(module, from);
    for (const [name, offset] of dealsWithIt ? [] : held) {
      const message = heldMessage(module, running.latest.text, offset);
      this.held.push(...names.get(name)!.map((origin) => ({ origin, message })));
    }
    const next: News['names'] = new Map([...passedOn].map(([own, name]) => [own, name === '*' ? originsOfOld(names, from) : names.get(name)!]));
    if (copies.size > 0) for (const [own, definitions] of this.follow(module, from, tied, names)) next.set(own, definitions);
    return { module, names: next };
  }

  /** Who has read a static field when it was loaded keeps its old value. A class is known by its name, and its field by its own. */
  private tellOfStatic(origin: LoadedModule, { of, key, definition }: ChangedStatic): void {
    const { exports, statements } = this.runningOf(origin);
    const names = [...exports.names.values()].flatMap(({ name, local }) => (local === of ? [name] : []));
    const properties = statements.flatMap(({ statement: { property } }) => (property?.alias === of ? [property.key] : []));
    const queue = [...new Set([...names, ...properties])].map((name) => ({ from: origin, name }));
    const seen = new Set<string>();
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { from, name } = next;
      if (seen.has(`${from.instance} ${name}`)) continue;
      seen.add(`${from.instance} ${name}`);
      for (const { module, specifiers } of this.importers.of(from)) {
        const running = this.runningOf(module);
        if (usedOf(running.latest, specifiers, new Set([name])).size === 0) continue;
        const read = this.plans.get(module)?.plan.rerun || this.hots.accepts(module, from) ? undefined : readAtLoad(running.latest).get(key);
        if (read !== undefined) this.held.push({ origin: { module: origin, definition }, of, message: heldMessage(module, running.latest.text, read) });
        const { passedOn, copies } = tie(running, specifiers, new Set([name]), { isModule: from.format === 'module', native: new Set([name]), was: new Set([name]) });
        for (const own of [...passedOn.keys(), ...[...copies.keys()].flatMap((slot) => keyOfSlot(slot) ?? [])]) queue.push({ from: module, name: own });
      }
    }
  }

  /** Those of the names to which importers are bound by the language. */
  private nativeOf(module: LoadedModule, names: Iterable<string>): Set<string> {
    if (module.format === 'commonjs') return new Set([...names].filter((name) => module.running.native.has(name)));
    return new Set([...names].filter((name) => findExported(module, name, this.importers, this.runningOf)?.native));
  }

  private follow(module: LoadedModule, from: LoadedModule, { copies, views }: Pick<Tie, 'copies' | 'views'>, names: News['names']): News['names'] {
    const all = this.copies.get(module) ?? new Map<string, { code: string; half: 'value' | 'get' }>();
    for (const [own, name] of copies) all.set(own, { code: this.codeOf(module, own, from, name === '*' ? [...names.keys()] : name, views.has(own)), half: views.has(own) ? 'get' : 'value' });
    // Told again, it comes after what it was told of last.
    this.copies.delete(module);
    this.copies.set(module, all);
    const plan = planModule(module, this.plans.get(module)?.text ?? module.latestText, { ...this.optionsOf(module), followed: all });
    this.plans.set(module, plan);
    const origins = [...copies.values()].flatMap((name) => names.get(name) ?? [...names.values()].flat());
    return new Map([...plan.plan.changedExports].map((name) => [name, origins]));
  }

  private optionsOf(module: LoadedModule): PlanOptions {
    return this.plans.get(module)?.options ?? (this.absence ? { absence: this.absence(module) } : {});
  }

  private codeOf(module: LoadedModule, own: string, from: LoadedModule, name: string | string[], isView: boolean): string {
    if (typeof name !== 'string') return this.namespace(module, own, from, name);
    if (from.format === 'commonjs') return `$lgx.at(${from.instance},${JSON.stringify(`${isView ? '()=>' : ''}module.exports[${JSON.stringify(name)}]`)})`;
    const found = findExported(from, name, this.importers, this.runningOf)!;
    return isView ? viewOf(found) : `$lgx.at(${found.instance},${JSON.stringify(found.reading)})`;
  }

  /** A namespace with names that it did not have. */
  private namespace(module: LoadedModule, own: string, from: LoadedModule, names: string[]): string {
    const base = module.running.defined.has(own) ? `$lgx.v.${own}` : own;
    const views = names.flatMap((name) => {
      const found = findExported(from, name, this.importers, this.runningOf);
      return found && !found.native ? [`${JSON.stringify(name)}:${viewOf(found)}`] : [];
    });
    return `$lgx.f(${base},{${views.join()}})`;
  }

  /** In an order in which each module comes after those that it takes copies from. */
  private files(): PlannedFile[] {
    const followers = [...this.copies.keys()].map((module) => this.plans.get(module)!);
    const others = this.planned.map(({ file, modules }) => ({ file, modules: modules.flatMap(({ module }) => (this.copies.has(module) ? [] : [this.plans.get(module)!])) }));
    const files = new Map(others.map((each) => [each.file, each]));
    for (const plan of followers) {
      const { file } = plan.module;
      const known = files.get(file)?.modules ?? [];
      files.delete(file);
      files.set(file, { file, modules: [...known, plan] });
    }
    return [...files.values()];
  }
}

/** Code that gives a function that reads what is exported. */
const viewOf = ({ instance, reading }: Exported): string => `$lgx.at(${instance},${JSON.stringify(`()=>${reading}`)})`;


/** Of all that a module exported before: nobody can have made anything of what is new. */
function originsOfOld(names: News['names'], { running: { exports } }: LoadedModule): Origin[] {
  return [...names].flatMap(([name, origins]) => (exports.names.size === 0 || exports.names.has(name) ? origins : []));
}

/** What is said of a name is said of what it is bound to, or of itself. */
function originsOf(name: string, module: LoadedModule, { definitions, next }: Plan): Origin[] {
  const alias = next.statements.find(({ statement }) => statement.property?.key === name)?.statement.property?.alias;
  const local = next.exports.names.get(name)?.local;
  const defined = definitions.filter(({ how, status }) => how === 'defined' || (how === null && status === 'waiting'));
  const own = defined.filter((definition) => [name, alias, local].includes(definition.name));
  return (own.length > 0 ? own : defined).map((definition) => ({ module, definition }));
}

function heldMessage({ file }: LoadedModule, text: string, offset: number): string {
  const line = sourceView(text, file).locate(offset).line + 1;
  return `Something in ${relative(process.cwd(), file)}:${line} was made of the old value when it was loaded, and keeps it until the next start.`;
}
