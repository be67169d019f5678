/** Plays programs to a running app, one save after the other, and compares it with a fresh process after each. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { AppProcess } from '../scenarios/app-process.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import type { Finding, Probed } from './finding.ts';
import { definitionsOf, Judge } from './judge.ts';
import type { Program } from './model.ts';
import { extension, printEntry, type Printed, printModule } from './print.ts';

const HARNESS = new URL('harness.mjs', import.meta.url).href;
const AGENT = process.env['LIVEGRAFT_RANDOM_AGENT'] ?? new URL('../../dist/livegraft/register.mjs', import.meta.url).href;

export interface Save {
  program: Program;
  /** Nothing but white space, comments and line ends has changed. */
  quiet: boolean;
}

export type Played = { invalid: string } | { findings: Finding[]; outcome: string; said?: string };

export class Player {
  private app: AppProcess | null = null;
  private client: AgentClient | null = null;
  private judge: Judge | null = null;
  private texts = new Map<string, string>();
  private spare: AppProcess | null = null;
  private lastUpdate = 0;

  private constructor(private readonly node: string, private readonly top: string) {}

  static async open(version: string): Promise<Player> {
    const top = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-random-')));
    for (const folder of ['app', 'fresh', 'agents']) await mkdir(join(top, folder), { mode: 0o700 });
    for (const folder of ['app', 'fresh']) await writeFile(join(top, folder, 'package.json'), '{ "type": "module" }\n');
    return new Player(await nodeBinary(version), top);
  }

  get checks(): Judge['checks'] { return this.judge?.checks ?? { live: 0, kept: 0, versions: 0 }; }

  /** Whether something that was saved does not run yet. */
  get isDirty(): boolean { return this.judge?.isDirty ?? false; }

  /** Starts the app anew. @returns why that is not possible, or what is wrong */
  async start(program: Program): Promise<Played> {
    await this.stopApp();
    const printed = print(program);
    const fresh = await this.fresh(program, printed);
    if (typeof fresh === 'string') return { invalid: fresh };
    await this.write('app', program, printed);
    this.app = this.process('app', program, [HARNESS, AGENT], {});
    this.client = await this.app.orEnded(findAgent(join(this.top, 'agents'), this.app.pid).then(connect));
    this.lastUpdate = 0;
    const probed = (await this.app.probe(0)) as Probed;
    this.texts = textsOf(printed);
    this.judge = new Judge(program, probed);
    return { findings: this.judge.atStart(fresh, probed), outcome: 'start' };
  }

  async save({ program, quiet }: Save): Promise<Played> {
    const printed = print(program);
    const fresh = await this.fresh(program, printed);
    if (typeof fresh === 'string') return { invalid: fresh };
    const changed = await this.write('app', program, printed);
    const reports = changed.length > 0 ? await this.update(changed) : [];
    const probed = (await this.app!.probe(0)) as Probed;
    const findings = this.judge!.after({ program, printed, reports, fresh, probed, quiet });
    if (this.app!.output !== '') findings.push({ rule: 'output', path: '', message: this.app!.output.slice(0, 2000) });
    return { findings, outcome: reports.at(-1)?.outcome ?? 'same', said: definitionsOf(reports) };
  }

  /** Saves broken text, which must change nothing, and puts the file right. */
  async saveBroken(spoil: (text: string) => string): Promise<Finding[]> {
    const [name, text] = [...this.texts][0]!;
    const file = join(this.top, 'app', name);
    await writeFile(file, spoil(text));
    const [report] = await this.update([file]);
    const before = this.judge!.previous;
    const probed = (await this.app!.probe(0)) as Probed;
    await writeFile(file, text);
    const mended = await this.update([file]);
    const findings = this.judge!.unmoved(before, probed);
    if (report?.outcome !== 'rejected') findings.push({ rule: 'broken', path: name, message: `broken text was answered with ${report?.outcome}` });
    if (mended.at(-1)?.outcome === 'rejected') findings.push({ rule: 'mended', path: name, message: 'mended text was rejected' });
    return [...findings, ...this.judge!.unmoved(before, (await this.app!.probe(0)) as Probed)];
  }

  async close(): Promise<void> {
    await this.stopApp();
    await this.spare?.stop().catch(() => {});
    await rm(this.top, { recursive: true, force: true });
  }

  /** What a process started on these files does; a text when it does not even load them. */
  private async fresh(program: Program, printed: Map<string, Printed>): Promise<Probed | string> {
    await this.write('fresh', program, printed);
    const process = this.spare ?? this.freshProcess(program);
    this.spare = null;
    try {
      return (await process.probe(0)) as Probed;
    } catch (error) {
      return (error as Error).message;
    } finally {
      void process.stop().catch(() => {});
      this.spare = this.freshProcess(program);
    }
  }

  /** It loads the files only when it is asked: it can be started before they are written. */
  private freshProcess(program: Program): AppProcess {
    return this.process('fresh', program, [HARNESS], { RANDOM_WAIT: '1' });
  }

  private process(folder: string, { format }: Program, imports: string[], env: Record<string, string>): AppProcess {
    const cwd = join(this.top, folder);
    return new AppProcess({ node: this.node, imports, entry: join(cwd, `app.${extension[format]}`), cwd, env: { ...env, LIVEGRAFT_DIR: join(this.top, 'agents') } });
  }

  /** Writes what has changed. @returns the paths of the modules among it */
  private async write(folder: string, program: Program, printed: Map<string, Printed>): Promise<string[]> {
    const texts = textsOf(printed);
    const changed = [...texts].filter(([name, text]) => folder === 'fresh' || this.texts.get(name) !== text);
    for (const [name, text] of changed) await writeFile(join(this.top, folder, name), text);
    await writeFile(join(this.top, folder, `app.${extension[program.format]}`), printEntry(program.modules, program.format));
    if (folder === 'app') this.texts = texts;
    return changed.map(([name]) => join(this.top, folder, name));
  }

  private async update(files: string[]): Promise<UpdateReport[]> {
    const client = this.client!;
    if (files.length === 1) await client.didSave(files[0]!);
    else await client.execute(commands.reload, ...files.map((file) => pathToFileURL(file).href));
    const reports: UpdateReport[] = [];
    const isNew = (report: UpdateReport): boolean => {
      if (report.id > this.lastUpdate && !reports.includes(report)) reports.push(report);
      return report.id > this.lastUpdate && (report.trigger === 'save' || report.trigger === 'command');
    };
    await this.app!.orEnded(client.updates.next('a save', isNew));
    this.lastUpdate = reports.at(-1)!.id;
    return reports;
  }

  private async stopApp(): Promise<void> {
    this.client?.dispose();
    await this.app?.stop().catch(() => {});
    this.app = null;
    this.client = null;
  }
}

function print(program: Program): Map<string, Printed> {
  return new Map(program.modules.map((module) => [`${module.name}.${extension[program.format]}`, printModule(module, program.format)]));
}

const textsOf = (printed: Map<string, Printed>): Map<string, string> => new Map([...printed].map(([name, { text }]) => [name, text]));
