/**
 * Decides what the app has to answer after a save, from the update's report and from what a fresh process answers:
 * - what is said to be live behaves as in the fresh process, whoever holds it;
 * - what is said to need a restart behaves as before;
 * - in between, each function that is called runs in a version that the report allows.
 */
import { basename, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileError, UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import type { Finding, Probed } from './finding.ts';
import type { Place } from './scope.ts';
import { isSimple } from './functions.ts';
import { Links } from './links.ts';
import { type Fn, isOn, type Program } from './model.ts';
import { ACCESS, type Printed } from './print.ts';
import { type FileStatus, readReport } from './read-report.ts';
import { spotsOf } from './spots.ts';

export interface Turn {
  program: Program;
  printed: Map<string, Printed>;
  reports: UpdateReport[];
  fresh: Probed;
  probed: Probed;
  quiet: boolean;
}

export class Judge {
  previous: Probed;
  /** What was saved last cannot be taken before the next start. */
  isStuck = false;
  /** How many answers were compared with a fresh process, with those before, or only by the versions in them. */
  checks = { live: 0, kept: 0, versions: 0 };
  private links: Links;
  private readonly loaded: Links;
  /** By item that came, or got another value, with an update: the program of then. */
  private readonly loadedAt = new Map<number, Links>();
  private made: Probed['made'];
  /** By file: what its newest report says. */
  private readonly files = new Map<string, FileStatus>();
  /** By function: the versions that may run, when what holds it was made long ago. */
  private readonly allowed = new Map<number, Set<number>>();
  private readonly stale = new Set<number>();
  /** Functions that were taken away once: what they had made by then is forgotten. */
  private readonly back = new Set<number>();
  /** Modules that were run again. */
  private readonly everRan = new Set<string>();
  /** By item: all that it has used since the app was started. */
  private readonly everUsed = new Map<number, Set<number>>();

  constructor(private readonly program: Program, probed: Probed) {
    this.previous = probed;
    this.links = this.loaded = new Links(program);
    this.made = probed.made;
    for (const { fn } of spotsOf(program).fns) this.allowed.set(fn.id, new Set([fn.version]));
  }

  get isDirty(): boolean {
    return [...this.files.values()].some((file) => file.unsettled || file.whole) || this.stale.size > 0;
  }

  /** Nothing was edited yet: guards must change nothing. */
  atStart(fresh: Probed, probed: Probed): Finding[] {
    this.note();
    return Object.keys({ ...fresh.results, ...probed.results }).flatMap((path) => difference('start', path, probed.results[path], fresh.results[path]));
  }

  /** For a save after which nothing may have changed. */
  unmoved(before: Probed, now: Probed, rule = 'unmoved'): Finding[] {
    return Object.keys(before.results).flatMap((path) => difference(rule, path, withoutPlace(now.results[path]), withoutPlace(before.results[path])));
  }

  /** What is replaced while a call of it is under way is not live yet. @param begun what was called before the save, with the functions that were called in it */
  whileCalled(begun: Record<string, string[]>, reports: UpdateReport[], printed: Map<string, Printed>): Finding[] {
    const called = new Map(Object.entries(begun).flatMap(([path, trace]) => {
      const own = this.links.functionOf.get(Number(/^a\/i(\d+)/.exec(path)?.[1]));
      return own !== undefined && trace.some((entry) => entry.startsWith(`${own}.`)) ? [[own, path] as const] : [];
    }));
    if (called.size === 0) return [];
    return reports.flatMap(({ files }) => files.flatMap((file) => {
      const name = basename(fileURLToPath(file.uri));
      const { fns, replaced } = file.error ? { fns: new Map(), replaced: new Set<number>() } : readReport(file, printed.get(name)!, this.program, name);
      return [...replaced].filter((fn) => called.has(fn) && fns.get(fn) === 'live').map((fn) => ({ rule: 'under way', path: called.get(fn)!, message: `function ${fn} was said to be live while a call of its older code was under way` }));
    }));
  }

  after(save: Turn): Finding[] {
    const turn = this.program.plain ? save : { ...save, fresh: withoutPlaces(save.fresh), probed: withoutPlaces(save.probed) };
    const findings: Finding[] = [];
    this.checks = { live: 0, kept: 0, versions: 0 };
    const before = this.links;
    const [wasDirty, settled] = [this.isDirty, this.files];
    this.links = new Links(turn.program);
    this.note();
    for (const report of turn.reports) for (const file of report.files) {
      const name = basename(fileURLToPath(file.uri));
      if (file.error) findings.push(...this.refused(turn, name, file.error));
      else settled.set(name, readReport(file, turn.printed.get(name)!, turn.program, name));
    }
    this.made = turn.probed.made;
    this.noteLoads(before, this.reranIn(turn));
    if (turn.quiet && !wasDirty && turn.reports.some(({ outcome }) => outcome !== 'unchanged')) {
      findings.push({ rule: 'quiet', path: '', message: `white space or comments were said to be ${turn.reports.at(-1)!.outcome}: ${definitionsOf(turn.reports)}` });
    }
    this.allow(turn.program, before);
    findings.push(...this.compare(turn, before));
    this.previous = turn.probed;
    return findings;
  }

  /** A program that a fresh process loads is refused only for what the running one cannot have before a restart; then all stays as it was. */
  private refused({ reports, probed }: Turn, path: string, { code, message }: FileError): Finding[] {
    const isLacking = reports.some(({ files }) => files.some(({ error }) => error?.message.includes('does not provide an export named')));
    // What is run again uses what waits for a restart.
    const isEarly = this.isDirty && reports.some(({ files }) => files.some(({ error }) => error?.code === 'LG208'));
    if (!isLacking && !isEarly) return [{ rule: 'rejected', path, message: `${code} ${message}` }];
    this.isStuck = true;
    this.files.set(path, { fns: new Map(), replaced: new Set(), inStale: new Set(), dirty: new Map(), whole: true, reran: false, unsettled: true });
    return this.unmoved(this.previous, probed, 'refused');
  }

  private reranIn({ reports }: Turn): Set<string> {
    const names = new Set(reports.flatMap(({ files }) => files.map(({ uri }) => basename(fileURLToPath(uri)))));
    const reran = [...names].flatMap((name) => (this.files.get(name)?.reran ? [parse(name).name] : []));
    for (const name of reran) this.everRan.add(name);
    return new Set(reran);
  }

  /** What is new or has another value, and is live, was computed just now. */
  private noteLoads(before: Links, reran: ReadonlySet<string>): void {
    for (const [id, { revision }] of this.links.items) {
      const status = this.statusOf(this.links.moduleOf.get(id)!);
      const isSame = before.items.get(id)?.revision === revision && !reran.has(this.links.moduleOf.get(id)!);
      if (status?.whole || status?.dirty.has(id) || isSame) continue;
      this.loadedAt.set(id, this.links);
    }
  }

  /** Says for every function which versions of it may run from now on. */
  private allow(program: Program, before: Links): void {
    for (const { fn, place } of spotsOf(program).fns) {
      const status = this.statusOf(place.module.name);
      const said = status?.fns.get(fn.id);
      const known = this.allowed.get(fn.id);
      const changed = before.revisions.get(fn.id) !== fn.revision;
      const isBack = known && !before.revisions.has(fn.id);
      if (!known) this.allowed.set(fn.id, new Set([fn.version]));
      // Taken away and put back: what was made before that is another function's.
      else if (isBack || this.back.has(fn.id)) this.comesBack(fn, known);
      else if (said === 'stale' || (!said && changed && status?.inStale.has(fn.id))) {
        known.add(fn.version);
        this.stale.add(fn.id);
      } else if (said === 'restart' || said === 'failed') continue;
      else if (said === 'live' || said === 'waiting') this.settle(fn);
      else if (status?.dirty.has(place.item.id) || status?.whole) known.add(fn.version);
      // Changed around it or within, but not itself: what is stale stays so.
      else if (changed && !(this.stale.has(fn.id) && known.has(fn.version))) this.settle(fn);
    }
  }

  private comesBack(fn: Fn, known: Set<number>): void {
    known.add(fn.version);
    this.stale.add(fn.id);
    this.back.add(fn.id);
  }

  private settle(fn: Fn): void {
    this.allowed.set(fn.id, new Set([fn.version]));
    this.stale.delete(fn.id);
  }

  private statusOf(module: string): FileStatus | undefined {
    return [...this.files].find(([name]) => name.startsWith(`${module}.`))?.[1];
  }

  private compare(turn: Turn, before: Links): Finding[] {
    const { fresh, probed, program } = turn;
    const marked = new Map(spotsOf(program).fns.filter(({ fn }) => isOn(fn)).map(({ fn }) => [fn.id, fn]));
    const findings: Finding[] = [];
    for (const path of Object.keys({ ...fresh.results, ...probed.results })) {
      const [now, wanted] = [probed.results[path], fresh.results[path]];
      const root = Number(/^\w\/i(\d+)/.exec(path)?.[1] ?? -1);
      const reach = this.links.reach(root);
      if (now === undefined && this.isOutOfSight(root, probed)) continue;
      if (wanted === undefined && this.isLeftByStaticBlock(path, root)) continue;
      findings.push(...this.versions(path, now, marked));
      if (!this.isDoubtful(reach, root) && !this.isReadByOlder(path, root)) {
        this.checks.live++;
        findings.push(...difference('live', path, now, wanted).filter(({ rule }) => rule !== 'lines' || !this.isBesideEdited(wanted!, turn)));
      } else if (now && reach.size > 0 && this.isHeldBack(this.everReached(root), before)) {
        this.checks.kept++;
        findings.push(...difference('kept', path, withoutPlace(now), withoutPlace(this.previous.results[path])));
      } else if (++this.checks.versions && now && /^(ReferenceError: .* is not defined|SyntaxError)/.test(now[0]) && now[0] !== wanted?.[0] && now[0] !== this.previous.results[path]?.[0]) {
        findings.push({ rule: 'mixture', path, message: `${now[0]} at ${now[2]}; fresh: ${wanted?.[0]}` });
      }
    }
    return findings;
  }

  /**
   * Where a function that was edited begins or ends in the midst of a line, the code around it on that line may be said to be on another one;
   * a function without a guard that came with an update stays on the lines of then; and `super(…)` is called where the constructor of the loaded
   * class begins.
   */
  private isBesideEdited([, , place]: Result & {}, { printed, program }: Turn): boolean {
    const unsure = new Set<string>();
    const isNew = ({ place: { item } }: { place: Place }): boolean => this.loadedAt.has(item.id);
    const fixed = new Set(spotsOf(program).fns.filter((spot) => isNew(spot) && isUnguarded(spot.fn)).map(({ fn }) => fn.id));
    const derived = new Set(spotsOf(program).fns.filter(({ fn }) => fn.superArgs).map(({ fn }) => fn.id));
    for (const [name, { text, fns }] of printed) for (const [fn, { start, end }] of fns) {
      const [first, last] = [lineOf(text, start), lineOf(text, end)];
      if (this.isEdited(fn)) for (const line of [first, last]) unsure.add(`${name}:${line}`);
      const isFixed = fixed.has(fn) || derived.has(fn) || (this.loadedAt.size > 0 && text.slice(start, end).includes('eval('));
      if (isFixed) for (let line = first; line <= last; line++) unsure.add(`${name}:${line}`);
    }
    return place.split(' ').some((frame) => unsure.has(frame));
  }

  private isEdited(fn: number): boolean {
    return this.loaded.revisions.get(fn) !== this.links.revisions.get(fn);
  }

  private note(): void {
    for (const [id, uses] of this.links.uses) this.everUsed.set(id, new Set([...(this.everUsed.get(id) ?? []), ...uses]));
  }

  /** What the harness is given of its module are not the names of now. */
  private isOutOfSight(root: number, { modules }: Probed): boolean {
    const module = this.links.moduleOf.get(root);
    if (module === undefined) return false;
    const isLoaded = modules.includes(module) || !this.isDirty;
    return !isLoaded || this.statusOf(module)?.dirty.has(ACCESS) === true;
  }

  /** What a static block has done stays when its module is run again without it. */
  private isLeftByStaticBlock(path: string, root: number): boolean {
    return /\.made\d+$/.test(path) && this.everRan.has(this.links.moduleOf.get(root) ?? '');
  }

  /** What gives the harness the module's names runs in an older version, and reads older values of constants. */
  private isReadByOlder(path: string, root: number): boolean {
    const module = this.links.moduleOf.get(root);
    return path.startsWith('a/') && module !== undefined && this.statusOf(module)?.dirty.has(ACCESS) === true;
  }

  /** Whatever code of its item runs: the items that it may use. */
  private everReached(root: number): Set<number> {
    const reach = new Set([root]);
    for (const id of reach) for (const used of this.everUsed.get(id) ?? []) reach.add(used);
    return reach;
  }

  /** Every function that was called ran in a version that it may run in. */
  private versions(path: string, now: Result, marked: Map<number, Fn>): Finding[] {
    const findings: Finding[] = [];
    for (const entry of new Set(now?.[1].split(' ') ?? [])) {
      const [id, version] = entry.split('.').map(Number) as [number, number];
      const allowed = this.allowed.get(id);
      if (!allowed || allowed.has(version)) continue;
      findings.push({ rule: 'version', path, message: `function ${id} ran as ${version}, allowed: ${[...allowed].join()}${marked.has(id) ? '' : ' (it is gone)'}` });
    }
    return findings;
  }

  /** Whether what is reached from here may differ from a fresh process: something is not live, or state was kept. */
  private isDoubtful(reach: Set<number>, root: number): boolean {
    for (const id of reach) {
      const module = this.links.moduleOf.get(id);
      const status = module === undefined ? undefined : this.statusOf(module);
      if (module === undefined || status?.whole || status?.dirty.has(id)) return true;
      if (this.isKept(id)) return true;
    }
    return reach.size === 0 || (root >= 0 && !this.links.items.has(root));
  }

  /** Whether an item's value was made at load by code that is another now, or by functions whose closures are stale. */
  private isKept(id: number): boolean {
    const item = this.links.items.get(id)!;
    const [now, then] = [this.links, this.loadedAt.get(id) ?? this.loaded];
    const isSame = (other: number): boolean => now.items.get(other)?.revision === then.items.get(other)?.revision;
    if (item.what !== 'made' && item.what !== 'hold') return [...now.reachAtLoad(id)].some((used) => !isSame(used));
    const creators = (this.made[`i${id}`] ?? []).map((entry) => Number(entry.split('.')[0])).filter((each) => !Number.isNaN(each));
    const reach = [...now.reach(id)];
    const hasChanged = (fn: number): boolean => now.revisions.get(fn) !== then.revisions.get(fn);
    return !reach.every(isSame) || creators.some(hasChanged)
      || reach.some((other) => now.fnsOf.get(other)!.some((fn) => this.stale.has(fn) || (now.unseen.has(fn) && hasChanged(fn))));
  }

  /** Whether all that has changed among these items waits for a restart. */
  private isHeldBack(reach: Set<number>, before: Links): boolean {
    return [...reach].every((id) => {
      const [old, item] = [before.items.get(id), this.links.items.get(id)];
      if (!old || !item) return false;
      const status = this.statusOf(this.links.moduleOf.get(id)!);
      if (status?.reran) return false;
      if (old.signature === item.signature) return true;
      return !status?.whole && status?.dirty.get(id) === 'restart';
    });
  }
}

type Result = Probed['results'][string] | undefined;

function difference(rule: string, path: string, now: Result, wanted: Result): Finding[] {
  // A constructor that uses `this` too early fails one way or the other.
  if (now && wanted?.[0].includes('Must call super constructor')) return [];
  const same = now && wanted ? now[0] === wanted[0] && now[1] === wanted[1] : now === wanted;
  if (same && (!now || isParameterError(now[0]) || isWithin(wanted![2], now[2], now[0].includes('Cannot access')))) return [];
  return [{ rule: same ? 'lines' : rule, path, message: `is ${JSON.stringify(now)}, must be ${JSON.stringify(wanted)}` }];
}

/** For parameters over several lines V8 names another of them where they are declarations: as which guards let them run. */
const isParameterError = (message: string): boolean => /is not iterable|Cannot destructure/.test(message);

/** Guards have frames of their own, besides those that a fresh process has; `anywhere`: even the first one. */
function isWithin(wanted: string, now: string, anywhere: boolean): boolean {
  const left = wanted.split(' ');
  for (const frame of now.split(' ')) if (frame === left[0]) left.shift();
  return left.length === 0 && (anywhere || now.split(' ')[0] === wanted.split(' ')[0]);
}

/** Generators whose parameters run code have no guard; nor has what is in or around a function with `eval`. */
const isUnguarded = ({ kind, params }: Fn): boolean => kind.endsWith('generator') && !params.every(isSimple);

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const withoutPlace = (result: Result): Result => result && [result[0], result[1], ''];

/** In a program with odd layouts, a statement may come to another line without any other of its line's. */
const withoutPlaces = (probed: Probed): Probed => ({ ...probed, results: Object.fromEntries(Object.entries(probed.results).map(([path, result]) => [path, withoutPlace(result)!])) });

export const definitionsOf = (reports: UpdateReport[]): string =>
  reports.flatMap(({ files }) => files.flatMap(({ definitions }) => definitions.map(({ name, status, how, code }) => `${name}: ${status} ${how ?? code}`))).join('; ');
