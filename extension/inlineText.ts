/** What is said at a definition's line: from an agent's report to words. Pure. */
import type { Definition, DefinitionStatus, FileReport, How, Range, ThrownError, UpdateReport } from '../runtime-agent/protocol/messages.ts';

/** Worst last: of several at one line, the worst is shown. */
export const inlineKinds = ['live', 'waiting', 'stale', 'restart', 'failed'] as const satisfies readonly DefinitionStatus[];
export type InlineKind = (typeof inlineKinds)[number];

/** What one app has to say about one place of a file. */
export interface Remark {
  kind: InlineKind;
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
  /** Plain text from the app or its agent, of any length. */
  message?: string;
  /** `LG…` */
  code?: string;
}

const LONGEST_MESSAGE = 80;
/** Further than any line reaches; VS Code takes it for the line's end. */
const LINE_END = 2 ** 30;

/** @returns a remark for each definition of the file, and for what kept all of it from being applied */
export function remarksOf(report: UpdateReport, { definitions, error }: FileReport): Remark[] {
  const remarks = definitions.map((definition) => remarkOn(definition, report));
  if (error === null) return remarks;
  const { code, message, range } = error;
  return [...remarks, failure(message, range, { summary: 'Nothing of this file was applied: the code from before runs on.', message, code })];
}

/** @returns what is said about an uncaught error of the app, where its place is known */
export function remarkOnThrown({ message, range, stack }: ThrownError): Remark | undefined {
  return range === null ? undefined : failure(message, range, { summary: 'Uncaught error of the app', message: stack || message });
}

function remarkOn({ name, range, status, how, code, message }: Definition, { durationMs, pauseMs }: UpdateReport): Remark {
  const summary = [name, how === null ? undefined : HOW[how], status === 'live' ? times(durationMs, pauseMs) : undefined];
  return {
    kind: status, range, name, text: label(status, durationMs, message),
    details: { summary: summary.filter((part) => part !== undefined && part !== '').join(' · '), message, code },
  };
}

function failure(message: string, range: Range | null, details: Details): Remark {
  const line = range?.start.line ?? 0;
  // The whole line, since an error's own range is often empty: an edit anywhere in the line may be the mend.
  const whole = { start: { line, character: 0 }, end: { line: Math.max(line, range?.end.line ?? 0), character: LINE_END } };
  return { kind: 'failed', range: whole, name: '', text: label('failed', 0, message), details };
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
