import { relative } from 'node:path';
import type { Plan, PlannedDefinition } from '../../code/planned.ts';
import { codes } from '../../code/rude-edits.ts';
import { tie } from '../../code/ties.ts';
import type { Hots } from './hots.ts';
import type { Importers } from './importers.ts';
import type { LoadedModule } from './loaded-modules.ts';
import { type PlannedFile, type PlannedModule, planModule } from './planned-file.ts';
import { sourceView } from './source-view.ts';

/** Names that a module exports and that have another value now, each with the definitions that they come from. */
interface News { module: LoadedModule; names: Map<string, Origin[]> }

interface Origin { module: LoadedModule; definition: PlannedDefinition }

/** Something was made of an old value. */
interface Held { origin: Origin; message: string }

/**
 * Adds to an update what it means for modules that import what changes: those that have copies get new ones, and where something was
 * made of an old value, that is said of the definition that has changed.
 */
export function withFollowers(planned: PlannedFile[], importers: Importers, hots: Pick<Hots, 'accepts'>): PlannedFile[] {
  return new Followers(planned, importers, hots).add();
}

class Followers {
  private readonly plans: Map<LoadedModule, PlannedModule>;
  private readonly copies = new Map<LoadedModule, Map<string, string>>();
  private readonly held: Held[] = [];
  private readonly told = new Map<LoadedModule, Set<string>>();

  constructor(private readonly planned: PlannedFile[], private readonly importers: Importers, private readonly hots: Pick<Hots, 'accepts'>) {
    this.plans = new Map(planned.flatMap(({ modules }) => modules).map((plan) => [plan.module, plan]));
  }

  add(): PlannedFile[] {
    const queue = [...this.plans.values()].map(newsOf);
    for (let news = queue.shift(); news; news = queue.shift()) {
      const names = this.untold(news);
      if (names.size === 0) continue;
      for (const { module, specifiers } of this.importers.of(news.module)) queue.push(this.tell(module, specifiers, { module: news.module, names }));
    }
    for (const held of this.held) this.say(held);
    return this.copies.size === 0 ? this.planned : this.files();
  }

  /** Of the definition as it was planned last. */
  private say({ origin: { module, definition: { kind, name } }, message }: Held): void {
    const { definitions, next } = this.plans.get(module)!.plan;
    const definition = definitions.find((each) => each.kind === kind && each.name === name);
    const stale = { code: codes.heldByImporter, message };
    if (definition?.status === 'waiting' && definition.how === null) definition.held = stale;
    else if (definition?.status === 'live') Object.assign(definition, { status: 'stale', ...stale });
    else return;
    // Said again with every update.
    const running = next.statements.find(({ statement }) => statement.kind === kind && statement.name === name);
    if (running) running.held = message;
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
    const snapshot = this.plans.get(module)?.plan.next.latest ?? module.running.latest;
    const { copies, passedOn, held } = tie(snapshot, specifiers, new Set(names.keys()), from.format === 'module');
    const dealsWithIt = this.plans.get(module)?.plan.rerun || this.hots.accepts(module, from);
    for (const [name, offset] of dealsWithIt ? [] : held) {
      const message = heldMessage(module, snapshot.text, offset);
      this.held.push(...names.get(name)!.map((origin) => ({ origin, message })));
    }
    const next: News['names'] = new Map([...passedOn].map(([own, name]) => [own, names.get(name)!]));
    if (copies.size > 0) for (const [own, definitions] of this.follow(module, from, copies, names)) next.set(own, definitions);
    return { module, names: next };
  }

  private follow(module: LoadedModule, from: LoadedModule, copies: Map<string, string>, names: News['names']): News['names'] {
    const all = this.copies.get(module) ?? new Map<string, string>();
    for (const [own, name] of copies) all.set(own, `$lgx.at(${from.instance},${JSON.stringify(this.reading(from, name))})`);
    // Told again, it comes after what it was told of last.
    this.copies.delete(module);
    this.copies.set(module, all);
    const before = this.plans.get(module);
    const plan = planModule(module, before?.text ?? module.latestText, { ...before?.options, followed: all });
    this.plans.set(module, plan);
    const origins = [...copies.values()].flatMap((name) => names.get(name)!);
    return new Map([...plan.plan.changedExports].map((name) => [name, origins]));
  }

  /** How code in a module reads what it exports under a name. */
  private reading(module: LoadedModule, name: string): string {
    if (module.format === 'commonjs') return `module.exports[${JSON.stringify(name)}]`;
    const { exports, defined, aliases } = this.plans.get(module)?.plan.next ?? module.running;
    const local = exports.names.get(name)!.local!;
    return aliases.get(local) ?? (defined.has(local) ? `$lgx.v.${local}` : local);
  }

  /** In an order in which each module comes after those that it takes copies from. */
  private files(): PlannedFile[] {
    const followers = [...this.copies.keys()].map((module) => this.plans.get(module)!);
    const others = this.planned.flatMap(({ file, modules }) => [{ file, modules: modules.filter(({ module }) => !this.copies.has(module)) }]);
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

function newsOf({ module, plan }: PlannedModule): News {
  return { module, names: new Map([...plan.changedExports].map((name) => [name, originsOf(name, module, plan)])) };
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
