/** Plays programs to a running app, one save after the other, and compares it with a fresh process after each. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { methods } from '../../runtime-agent/protocol/lsp.ts';
import { commands, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { frame } from '../agent/wire.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import type { Finding, Probed } from './finding.ts';
import { Host } from './host.ts';
import { definitionsOf, Judge } from './judge.ts';
import type { Program } from './model.ts';
import { extension, printEntry, type Printed, printModule } from './print.ts';

export interface Save {
  program: Program;
  /** Nothing but white space, comments and line ends has changed. */
  quiet: boolean;
  /** What is done after it: broken text is saved and mended, or the update is undone and made again. */
  then?: 'break' | 'undo' | undefined;
  /** Calls are under way while it is made. */
  calls?: boolean | undefined;
}

export type Played = { invalid: string } | { findings: Finding[]; outcome: string; said?: string };

/** A process gets so many programs: what is left of earlier ones must not pile up. */
const PROGRAMS_PER_APP = 60;
const PROGRAMS_PER_FRESH = 300;

export class Player {
  private app: Host | null = null;
  private freshHost: Host | null = null;
  /** What a fresh process answered last, and for which files: a start after a save asks for the same again. */
  private answered: { files: string; fresh: Probed | string } | null = null;
  private judge: Judge | null = null;
  private texts = new Map<string, string>();
  private lastUpdate = 0;
  private hosts = 0;
  private shownOutput = 0;

  private constructor(private readonly node: string, private readonly top: string) {}

  static async open(version: string): Promise<Player> {
    const top = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-random-')));
    await mkdir(join(top, 'agents'), { mode: 0o700 });
    return new Player(await nodeBinary(version), top);
  }

  get checks(): Judge['checks'] { return this.judge?.checks ?? { live: 0, kept: 0, versions: 0 }; }

  /** Whether nothing more can be saved before the next start. */
  get isStuck(): boolean { return this.judge?.isStuck ?? false; }

  /** Whether something that was saved does not run yet. */
  get isDirty(): boolean { return this.judge?.isDirty ?? false; }

  /** Loads a program anew. @returns why that is not possible, or what is wrong */
  async start(program: Program): Promise<Played> {
    const printed = print(program);
    const fresh = await this.fresh(program, printed);
    if (typeof fresh === 'string') return { invalid: fresh };
    this.texts = textsOf(printed);
    const app = await this.appHost();
    const probed = await app.load(filesOf(program, printed), entryOf(program));
    this.judge = new Judge(program, probed);
    return { findings: this.judge.atStart(fresh, probed), outcome: 'start' };
  }

  async save({ program, quiet, then, calls }: Save): Promise<Played> {
    const printed = print(program);
    const fresh = await this.fresh(program, printed);
    if (typeof fresh === 'string') return { invalid: fresh };
    const app = this.app!;
    const { previous, isDirty } = this.judge!;
    const begun = calls ? await app.beginCalls() : {};
    const changed = await this.write(printed);
    const reports = changed.length > 0 ? await this.update(changed) : [];
    const findings = this.judge!.whileCalled(begun, reports, printed);
    if (calls) await app.endCalls();
    if (calls) await this.settled(reports);
    const probed = await app.probe();
    findings.push(...this.judge!.after({ program, printed, reports, fresh, probed, quiet }));
    if (findings.length === 0 && then === 'break') findings.push(...await this.breakAndMend());
    if (findings.length === 0 && then === 'undo' && !isDirty && isWholly(reports)) findings.push(...await this.undoAndRedo(previous, changed));
    findings.push(...this.outputOf(app));
    return { findings, outcome: reports.at(-1)?.outcome ?? 'same', said: definitionsOf(reports) };
  }

  /** Saves broken text, which must change nothing, and puts the file right. */
  private async breakAndMend(): Promise<Finding[]> {
    const [name, text] = [...this.texts][0]!;
    const app = this.app!;
    const file = join(app.folder, name);
    const { previous } = this.judge!;
    await writeFile(file, `${text}\n)`);
    const broken = await this.update([file]);
    const findings = this.judge!.unmoved(previous, await app.probe());
    await writeFile(file, text);
    const mended = await this.update([file]);
    if (broken.some(({ outcome }) => outcome !== 'rejected')) findings.push({ rule: 'broken', path: name, message: `broken text was answered with ${broken.at(-1)!.outcome}` });
    if (mended.some(({ outcome }) => outcome === 'rejected')) findings.push({ rule: 'mended', path: name, message: 'mended text was rejected' });
    return [...findings, ...this.judge!.unmoved(previous, await app.probe())];
  }

  /** Takes the last update back by command, and has the files taken again. */
  private async undoAndRedo(before: Probed, files: string[]): Promise<Finding[]> {
    const app = this.app!;
    const { previous: after } = this.judge!;
    const report = await app.process.orEnded(app.client!.execute<UpdateReport>(commands.undo));
    this.lastUpdate = report.id;
    const probed = await app.probe();
    // What was taken away from functions that are alive cannot be given back: then it is said that a restart is needed.
    const undone = report.outcome === 'live' ? this.judge!.unmoved(before, probed, 'undone') : [];
    await this.update(files);
    return [...undone, ...this.judge!.unmoved(after, await app.probe(), 'redone')];
  }

  /** After a crash or a hang: what comes next gets processes that know nothing of it. */
  async reset(): Promise<void> {
    await Promise.all([this.app?.stop(), this.freshHost?.stop()]);
    this.app = this.freshHost = null;
  }

  async close(): Promise<void> {
    await this.reset();
    await rm(this.top, { recursive: true, force: true, maxRetries: 5 });
  }

  private async appHost(): Promise<Host> {
    if (this.app && this.app.loads >= PROGRAMS_PER_APP) {
      await this.app.stop();
      this.app = null;
    }
    if (this.app) return this.app;
    this.lastUpdate = this.shownOutput = 0;
    return (this.app = await this.host(join(this.top, 'agents')));
  }

  /** What a process does that loads these files for the first time; a text when they do not even load. */
  private async fresh(program: Program, printed: Map<string, Printed>): Promise<Probed | string> {
    const files = filesOf(program, printed);
    const key = JSON.stringify([...files]);
    if (this.answered?.files !== key) this.answered = { files: key, fresh: await this.askFresh(files, entryOf(program)) };
    return this.answered.fresh;
  }

  private async askFresh(files: Map<string, string>, entry: string): Promise<Probed | string> {
    if (this.freshHost && this.freshHost.loads >= PROGRAMS_PER_FRESH) {
      await this.freshHost.stop();
      this.freshHost = null;
    }
    const host = (this.freshHost ??= await this.host(null));
    return host.load(files, entry).catch((error: Error) => error.message);
  }

  private host(agents: string | null): Promise<Host> {
    return Host.start({ node: this.node, folder: join(this.top, `host${++this.hosts}`), agents });
  }

  /** Writes what has changed. @returns the paths of those modules */
  private async write(printed: Map<string, Printed>): Promise<string[]> {
    const texts = textsOf(printed);
    const changed = [...texts].filter(([name, text]) => this.texts.get(name) !== text);
    const { folder } = this.app!;
    for (const [name, text] of changed) await writeFile(join(folder, name), text);
    this.texts = texts;
    return changed.map(([name]) => join(folder, name));
  }

  private async update(files: string[]): Promise<UpdateReport[]> {
    const { client, process } = this.app!;
    const uris = files.map((file) => pathToFileURL(file).href);
    // In one write: what an editor's Save All comes to.
    client!.socket.write(uris.map((uri) => frame({ method: methods.didSave, params: { textDocument: { uri } } })).join(''));
    const since = this.lastUpdate;
    const reports = new Map<number, UpdateReport>();
    const isTold = (uri: string): boolean => [...reports.values()].some(({ files: told }) => told.some((file) => file.uri === uri));
    // Of a file that the app has not loaded it says nothing.
    const loaded = uris.filter((uri) => this.judge!.previous.modules.includes(parse(uri).name));
    while (!loaded.every(isTold) || [...reports.values()].some(waitsForTurn)) {
      const report = await process.orEnded(client!.updates.next('a save', ({ id }) => id > since));
      this.lastUpdate = Math.max(this.lastUpdate, report.id);
      reports.set(report.id, report);
    }
    return [...reports.values()];
  }

  /** Puts in place of reports what is said when the last call of older code has ended. */
  private async settled(reports: UpdateReport[]): Promise<void> {
    const { client, process } = this.app!;
    for (const [index, report] of reports.entries()) {
      if (waitsForCalls(report)) reports[index] = await process.orEnded(client!.updates.next('calls that have ended', (later) => later.id === report.id && !waitsForCalls(later)));
    }
  }

  /** Nothing is written by the programs, nor by the agent. */
  private outputOf({ process: { output } }: Host): Finding[] {
    const since = output.slice(this.shownOutput).replaceAll(DEEP, '');
    this.shownOutput = output.length;
    return since === '' ? [] : [{ rule: 'output', path: '', message: since.slice(0, 2000) }];
  }
}

/** What V8 says of a promise that is rejected where the stack is at its end. */
const DEEP = /Exception in PromiseRejectCallback:[\s\S]*?RangeError: Maximum call stack size exceeded\n*/g;

function print(program: Program): Map<string, Printed> {
  return new Map(program.modules.map((module) => [`${module.name}.${extension[program.format]}`, printModule(module, program.format)]));
}

/** Something is to run when the app's event loop comes round; another report follows. */
const waitsForTurn = ({ files }: UpdateReport): boolean => files.some(({ definitions }) => definitions.some(({ status, how }) => status === 'waiting' && how === null));

/** Calls that began before run older code. */
const waitsForCalls = ({ files }: UpdateReport): boolean => files.some(({ definitions }) => definitions.some(({ status, how }) => status === 'waiting' && how !== null));

/** All of it went live, and nothing has run that cannot be taken back. */
const isWholly = (reports: UpdateReport[]): boolean => reports.length === 1
  && reports[0]!.outcome === 'live' && reports[0]!.files.every(({ definitions }) => definitions.every(({ how }) => how === 'replaced' || how === 'defined' || how === 'extended'));

const textsOf = (printed: Map<string, Printed>): Map<string, string> => new Map([...printed].map(([name, { text }]) => [name, text]));
const entryOf = ({ format }: Program): string => `app.${extension[format]}`;
const filesOf = (program: Program, printed: Map<string, Printed>): Map<string, string> => textsOf(printed).set(entryOf(program), printEntry(program.modules, program.format));
