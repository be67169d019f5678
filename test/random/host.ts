/** A process that loads random programs, each from a folder of its own: with the agent the app, without it a fresh process for each save. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppProcess } from '../scenarios/app-process.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import type { Probed } from './finding.ts';

const HARNESS = new URL('harness.mjs', import.meta.url).href;
const AGENT = process.env['LIVEGRAFT_RANDOM_AGENT'] ?? new URL('../../dist/livegraft/register.mjs', import.meta.url).href;

export interface HostOptions {
  /** Absolute path of the `node` to run. */
  node: string;
  /** Where its programs' folders are made. */
  folder: string;
  /** Where agents are found; `null`: it runs without one. */
  agents: string | null;
}

export class Host {
  /** How many programs it has loaded. */
  loads = 0;
  /** The present program's. */
  folder = '';
  private constructor(private readonly top: string, readonly process: AppProcess, readonly client: AgentClient | null) {}

  static async start({ node, folder, agents }: HostOptions): Promise<Host> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    const entry = join(folder, 'host.mjs');
    await writeFile(entry, '');
    const process = new AppProcess({ node, imports: agents === null ? [HARNESS] : [HARNESS, AGENT], entry, cwd: folder, env: agents === null ? {} : { LIVEGRAFT_DIR: agents } });
    return new Host(folder, process, agents === null ? null : await process.orEnded(findAgent(agents, process.pid).then(connect)));
  }

  /** Loads a program. @param files texts by name @throws Error when it does not load */
  async load(files: Map<string, string>, entry: string): Promise<Probed> {
    await this.unload();
    this.folder = join(this.top, `p${++this.loads}`);
    await mkdir(this.folder);
    for (const [name, text] of files) await writeFile(join(this.folder, name), text);
    return (await this.process.probe(pathToFileURL(join(this.folder, entry)).href)) as Probed;
  }

  /** What the program that was loaded last does now. */
  async probe(): Promise<Probed> {
    return (await this.process.probe(0)) as Probed;
  }

  /** Begins calls that are under way until {@link endCalls}. @returns what was called, with the functions that were called in it */
  async beginCalls(): Promise<Record<string, string[]>> {
    return (await this.process.probe('begin')) as Record<string, string[]>;
  }

  async endCalls(): Promise<void> {
    await this.process.probe('end');
  }

  async stop(): Promise<void> {
    this.client?.dispose();
    await this.process.stop().catch(() => {});
    await rm(this.top, { recursive: true, force: true, maxRetries: 5 });
  }

  private async unload(): Promise<void> {
    if (this.folder) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
