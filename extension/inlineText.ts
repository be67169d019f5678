/** What is said at a definition's line: from an agent's report to words. Pure. */
import type { Definition, DefinitionStatus, FileReport, How, Range, ThrownError, UpdateReport } from '../runtime-agent/protocol/messages.ts';

/** Worst last: of several at one line, the worst is shown. */
export const inlineKinds = ['live', 'waiting', 'stale', 'restart', 'failed'] as const satisfies readonly DefinitionStatus[];
export type InlineKind = (typeof inlineKinds)[number];

/** What one app has to say about one place of a file. */
export interface Remark {
  kind: InlineKind;
  /** Since when it is so: milliseconds since 1970. */
  at: number;
  /** The text that it is about; it stands as long as that text does. */
  range: Range;
  /** A definition's name; empty when it is about a line. */
  name: string;
  /** Shown at the end of the line. */
  text: string;
  details: Details;
}

/** What the hover tells beside `text`. */
export interface Details {
  /** Plain text of one line: which definition, and how its code came to run. */
  summary: string;
  /** Plain text of one line: which code runs. */
  runs: string;
  /** A statement: its module can be run again. */
  isStatement?: boolean;
  /** Plain text from the app or its agent, of any length. */
  message?: string;
  /** `LG…` */
  code?: string;
}

const LONGEST_MESSAGE = 80;
/** After so long what is live is old news. */
const OLD_MS = 10 * 60_000;
/** Further than any line reaches; VS Code takes it for the line's end. */
const LINE_END = 2 ** 30;

/**
 * @param at when the report came, in milliseconds since 1970
 * @returns a remark for each definition of the file, and for what kept all of it from being applied
 */
export function remarksOf(report: UpdateReport, { definitions, error }: FileReport, at: number): Remark[] {
  const remarks = definitions.map((definition) => (isUndone(definition, report) ? remarkOnUndone(definition, at) : remarkOn(definition, report, at)));
  if (error === null) return remarks;
  const { code, message, range } = error;
  return [...remarks, failure(message, range, at, { summary: 'Nothing of this file was applied.', runs: RUNS.failed, message, code })];
}

/** @returns what is said about an uncaught error of the app, where its place is known */
export function remarkOnThrown({ message, range, stack }: ThrownError, at: number): Remark | undefined {
  return range === null ? undefined : failure(message, range, at, { summary: 'Uncaught error of the app', runs: '', message: stack || message });
}

/** @returns a remark's text with its age behind it, where that says something */
export function withAge({ kind, text, at }: Pick<Remark, 'kind' | 'text' | 'at'>, now: number): string {
  return kind === 'failed' ? text : `${text} · ${age(now - at)}`;
}

/** @returns whether it is old news: it is told in a quieter color then */
export const isOld = ({ kind, at }: Pick<Remark, 'kind' | 'at'>, now: number): boolean => kind === 'live' && now - at >= OLD_MS;

/** @returns `just now`, `3 min ago`, `2 h ago`, `1 day ago` */
export function age(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return `${days} day${days === 1 ? '' : 's'} ago`;
}

function remarkOn({ name, kind, range, status, how, code, message }: Definition, { durationMs, pauseMs }: UpdateReport, at: number): Remark {
  const summary = [name, how === null ? undefined : HOW[how], status === 'live' ? times(durationMs, pauseMs) : undefined];
  return {
    kind: status, at, range, name, text: label(status, durationMs, message),
    details: {
      summary: summary.filter((part) => part !== undefined && part !== '').join(' · '),
      runs: RUNS[status], message, code, ...(kind === 'statement' && { isStatement: true }),
    },
  };
}

/** What an undoing made live is not what the file holds. */
const isUndone = ({ status }: Definition, { trigger }: UpdateReport): boolean => trigger === 'undo' && status === 'live';

const remarkOnUndone = ({ name, range }: Definition, at: number): Remark => ({
  kind: 'stale', at, range, name, text: '◐ stale · undone',
  details: { summary: `${name} · the update was undone`, runs: 'The code from before runs again. Save the file to apply it anew.' },
});

function failure(message: string, range: Range | null, at: number, details: Details): Remark {
  const line = range?.start.line ?? 0;
  // The whole line, since an error's own range is often empty: an edit anywhere in the line may be the mend.
  const whole = { start: { line, character: 0 }, end: { line: Math.max(line, range?.end.line ?? 0), character: LINE_END } };
  return { kind: 'failed', at, range: whole, name: '', text: label('failed', 0, message), details };
}

function label(kind: InlineKind, durationMs: number, message: string | undefined): string {
  switch (kind) {
    case 'live': return `✓ live · ${duration(durationMs)}`;
    case 'waiting': return '… waiting';
    case 'stale': return '◐ stale';
    case 'restart': return '⟳ restart to apply';
    case 'failed': return `✗ ${shorten(message ?? 'failed')}`;
  }
}

const HOW: Record<How, string> = {
  replaced: 'replaced, also where it was already held',
  defined: 'defined anew in its module',
  extended: 'its class was extended',
  ran: 'this new statement was run',
  reran: 'its module was run again',
  patched: 'patched in place',
};

const RUNS: Record<DefinitionStatus, string> = {
  live: 'This text runs.',
  waiting: 'New calls run this text as soon as it has been applied; calls that began before run the code from before to their end.',
  stale: 'Something that was made before the save keeps the code from before.',
  restart: 'The code from before runs until the app is restarted.',
  failed: 'The code from before runs on.',
};

const times = (durationMs: number, pauseMs: number): string => `${duration(durationMs)}, app held for ${duration(pauseMs)}`;

/** @returns `<1 ms`, `3 ms`, `1.2 s` */
export function duration(ms: number): string {
  if (ms < 1) return '<1 ms';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function shorten(message: string): string {
  const [line = ''] = message.trim().split(/[\r\n]/, 1);
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1)}…`;
}
