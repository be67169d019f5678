/** The text of each file that an app runs, as far as it is known: what the disk held when the app took all of it. */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FileReport, UpdateReport } from '../runtime-agent/protocol/messages.ts';

/** The text from the start, then the one after each update that changed something; undoing goes back one by one. */
type History = string[];

export class RunningTexts {
  readonly #apps = new Map<string, Map<string, History>>();

  /** The file is about to be edited for the first time. What is on disk runs when it has been there since before the app was started. */
  async firstEdit(app: string, uri: string, startedAt: number): Promise<void> {
    if (this.#of(app).has(uri)) return;
    const text = await textFrom(uri, startedAt);
    if (text !== undefined && !this.#of(app).has(uri)) this.#of(app).set(uri, [text]);
  }

  /** @param at when the report came, in milliseconds since 1970 */
  async took(app: string, report: UpdateReport, at: number): Promise<void> {
    await Promise.all(report.files.map((file) => this.#tookFile(app, file, report, at)));
  }

  /** @returns `undefined` when it is not known */
  textOf(app: string, uri: string): string | undefined {
    return this.#apps.get(app)?.get(uri)?.at(-1);
  }

  appEnded(app: string): void {
    this.#apps.delete(app);
  }

  async #tookFile(app: string, { uri, outcome, error }: FileReport, { trigger, durationMs }: UpdateReport, at: number): Promise<void> {
    const history = this.#of(app).get(uri) ?? [];
    if (trigger === 'undo') return this.#set(app, uri, outcome === 'live' ? history.slice(0, -1) : []);
    // Some of it runs: what runs is no file's text, and the last that was is the best there is.
    if (outcome === 'partly') return this.#set(app, uri, [...history, ...history.slice(-1)]);
    if (error !== null || (outcome !== 'live' && outcome !== 'unchanged')) return;
    // Older than the event that the app heard of: so it is what the app has read.
    const text = await textFrom(uri, at - durationMs + 1);
    if (text === undefined) this.#set(app, uri, []);
    else if (text !== history.at(-1)) this.#set(app, uri, [...history, text]);
  }

  #set(app: string, uri: string, history: History): void {
    if (history.length > 0) this.#of(app).set(uri, history);
    else this.#apps.get(app)?.delete(uri);
  }

  #of(app: string): Map<string, History> {
    const texts = this.#apps.get(app) ?? new Map<string, History>();
    this.#apps.set(app, texts);
    return texts;
  }
}

/** @returns a file's text; `undefined` when it was written after that, or cannot be read */
async function textFrom(uri: string, latest: number): Promise<string | undefined> {
  try {
    const path = fileURLToPath(uri);
    const text = await readFile(path, 'utf8');
    return (await stat(path)).mtimeMs <= latest ? text : undefined;
  } catch {
    return undefined;
  }
}
