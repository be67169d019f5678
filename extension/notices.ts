/** When something is told in a notification, and in which words: once, until it has been mended. Pure. */
import type { Definition, FileReport, Range, ThrownError, UpdateReport } from '../runtime-agent/protocol/messages.ts';

export interface Notice {
  kind: 'rejected' | 'restart' | 'threw';
  text: string;
  /** Where it can be mended; `null`: nobody knows. */
  place: { uri: string; range: Range } | null;
}

const LONGEST_MESSAGE = 160;

export class Notices {
  /** By app, what is amiss and was told. */
  readonly #told = new Map<string, Set<Notice['kind']>>();

  /** @returns what is to be told of an update, if anything is that has not been told */
  ofUpdate(app: string, title: string, report: UpdateReport): Notice | undefined {
    const notice = rejection(report.files, title) ?? rudeEdit(report.files, title);
    if (notice) return this.#once(app, notice);
    this.#told.delete(app);
    return undefined;
  }

  /** What an app has thrown is told each time: mostly it is the last that is heard of it. */
  ofThrown(title: string, { message, uri, range }: ThrownError): Notice {
    return { kind: 'threw', text: `${title}: uncaught error: ${oneLine(message)}${where(uri, range)}`, place: uri === null || range === null ? null : { uri, range } };
  }

  appEnded(app: string): void {
    this.#told.delete(app);
  }

  #once(app: string, notice: Notice): Notice | undefined {
    const told = this.#told.get(app) ?? new Set();
    this.#told.set(app, told);
    if (told.has(notice.kind)) return undefined;
    told.add(notice.kind);
    return notice;
  }
}

function rejection(files: readonly FileReport[], title: string): Notice | undefined {
  const rejected = files.find(({ outcome, error }) => outcome === 'rejected' && error !== null);
  if (!rejected?.error) return undefined;
  const { uri, error: { message, range } } = rejected;
  const text = `${title} did not take the save: ${oneLine(message)}${where(uri, range)}. The code from before runs on.`;
  return { kind: 'rejected', text, place: { uri, range: range ?? TOP } };
}

function rudeEdit(files: readonly FileReport[], title: string): Notice | undefined {
  for (const { uri, definitions } of files) {
    const rude = definitions.find(({ status }) => status === 'restart');
    if (rude) return { kind: 'restart', text: `${title} needs a restart to apply ${named(rude)}${where(uri, rude.range)}.${rude.message ? ` ${oneLine(rude.message)}` : ''}`, place: { uri, range: rude.range } };
  }
  return undefined;
}

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const named = ({ name, kind }: Definition): string => (name === '' ? `a ${kind}` : name);

const where = (uri: string | null, range: Range | null): string => (uri === null ? '' : ` (${fileName(uri)}${range ? `:${range.start.line + 1}` : ''})`);

const fileName = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

function oneLine(message: string): string {
  const [line = ''] = message.trim().split(/[\r\n]/, 1);
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1)}…`;
}
