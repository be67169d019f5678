/** An app that does what a test tells it, with the agent inside and an editor connected. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { methods } from '../../runtime-agent/protocol/lsp.ts';
import { commands, type FileReport, type StatusResult, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { openSandbox, type Sandbox } from '../scenarios/sandbox.ts';
import type { Variant } from '../scenarios/variants.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { packageFolder } from './started-app.ts';
import { frame } from './wire.ts';

/** Does what it is told: `load` imports, `need` requires, from the app's folder; `kept` is there for later. */
export const driver = `
import { createRequire } from 'node:module';
const need = createRequire(import.meta.url);
const load = (specifier) => import(specifier);
const kept = {};
const AsyncFunction = (async () => {}).constructor;
globalThis.probe = (code) => new AsyncFunction('load', 'need', 'kept', code)(load, need, kept);
`;

export interface LiveAppOptions {
  /** Of Node.js. */
  version: string;
  /** `esm` unless told; loads CommonJS too, and TypeScript where Node does. */
  variant?: Variant;
}

export class LiveApp {
  #last = 0;

  private constructor(readonly sandbox: Sandbox, readonly client: AgentClient) {}

  static async open({ version, variant = 'esm' }: LiveAppOptions): Promise<LiveApp> {
    const files = new Map([
      ['package.json', '{ "name": "live-app", "type": "module" }'],
      [variant === 'esm' ? 'app.mjs' : 'app.ts', driver],
    ]);
    const imports = [pathToFileURL(join(packageFolder, 'register.mjs')).href];
    const sandbox = await openSandbox({ files, variant, version, imports });
    try {
      return new LiveApp(sandbox, await connect(await findAgent(sandbox.agents, sandbox.app.pid)));
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
  }

  /** Absolute path of a file of the app. */
  path(file: string): string {
    return join(this.sandbox.folder, file);
  }

  uri(file: string): string {
    return pathToFileURL(this.path(file)).href;
  }

  /** Runs an async function's body in the app, with `load`, `need` and `kept`. @returns what it resolves to */
  run<Result>(code: string): Promise<Result> {
    return this.sandbox.app.probe(code) as Promise<Result>;
  }

  /** What an expression is in the app. */
  async is(expression: string, expected: unknown): Promise<void> {
    assert.deepEqual(await this.run(`return ${expression}`), expected, expression);
  }

  /** Writes a file and lets nobody know. */
  async write(file: string, text: string | Buffer): Promise<void> {
    await mkdir(dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), text);
  }

  didSave(file: string): Promise<void> {
    return this.client.didSave(this.path(file));
  }

  /** Saves as an editor does. @returns the report of the update that came of it */
  async save(file: string, text: string | Buffer): Promise<UpdateReport> {
    await this.write(file, text);
    await this.didSave(file);
    return this.update(`the save of ${file}`);
  }

  /** Says of several files that they were saved, in one write: what an editor's Save All comes to. */
  didSaveAll(...files: string[]): void {
    const messages = files.map((file) => frame({ method: methods.didSave, params: { textDocument: { uri: this.uri(file) } } }));
    this.client.socket.write(messages.join(''));
  }

  /** Saves, and expects this outcome. @returns what was said of the file */
  async saves(file: string, text: string | Buffer, outcome: FileReport['outcome']): Promise<FileReport> {
    const report = await this.save(file, text);
    const [said] = report.files.filter(({ uri }) => uri === this.uri(file));
    assert.equal(said?.outcome, outcome, JSON.stringify(report));
    return said;
  }

  /** The next update's report. */
  async update(what: string): Promise<UpdateReport> {
    const report = await this.client.updates.next(what, ({ id }) => id > this.#last);
    this.#last = report.id;
    return report;
  }

  /** A report that was read by another way. */
  took(id: number): void {
    this.#last = Math.max(this.#last, id);
  }

  /** As the command `livegraft.reload` does. */
  async reload(...files: string[]): Promise<UpdateReport> {
    const report = await this.client.execute<UpdateReport>(commands.reload, ...files.map((file) => this.uri(file)));
    this.took(report.id);
    return report;
  }

  status(): Promise<StatusResult> {
    return this.client.execute(commands.status);
  }

  /** The diagnostics that are published next for a file: lines (zero-based) with codes. */
  async shown(file: string): Promise<string[]> {
    const { diagnostics } = await this.client.diagnostics.next(file, ({ uri }) => uri === this.uri(file));
    return diagnostics.map(({ range, code }) => `${range.start.line} ${code}`);
  }

  async close(): Promise<void> {
    this.client.dispose();
    await this.sandbox.dispose();
  }
}
