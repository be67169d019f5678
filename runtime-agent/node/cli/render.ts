/** What the agent says, as lines for people. Pure. */
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Definition, DefinitionStatus, DiscoveryFile, FileReport, Health, ModulesResult, Outcome, Range, StatusResult, UpdateReport,
} from '../../protocol/messages.ts';
import type { Colour, Style } from './style.ts';

export interface Look {
  /** Paths below it are shown relative to it. */
  cwd: string;
  style: Style;
}

interface Row {
  cells: string[];
  colour: Colour;
  /** On a line of its own below the row. */
  note?: string | undefined;
}

const marks: Record<DefinitionStatus | Outcome | Health, [mark: string, colour: Colour]> = {
  live: ['✓', 'green'],
  unchanged: ['=', 'dim'],
  waiting: ['…', 'cyan'],
  stale: ['◐', 'yellow'],
  partly: ['◐', 'yellow'],
  restart: ['⟳', 'yellow'],
  rejected: ['✗', 'red'],
  failed: ['✗', 'red'],
  blocked: ['…', 'red'],
};

/** One line per definition, per file of which nothing was applied, and per reason. */
export function reportLines(report: UpdateReport, look: Look): string[] {
  const duration = milliseconds(report.durationMs);
  const rows = report.files.flatMap((file) => fileRows(file, duration, look.cwd));
  if (rows.length > 0) return align(rows, look.style);
  return align([row(report.outcome, ['nothing differs from what runs'])], look.style);
}

function fileRows({ uri, outcome, definitions, error }: FileReport, duration: string, cwd: string): Row[] {
  const path = shownPath(uri, cwd);
  const changed = definitions.map((definition) => definitionRow(definition, path, definition.status === 'live' ? duration : ''));
  if (error) return [row(outcome, ['', place(path, error.range), error.code], error.message), ...changed];
  return changed.length > 0 ? changed : [row(outcome, ['', path])];
}

function definitionRow({ name, range, status, how, code, message }: Definition, path: string, duration: string): Row {
  return row(status, [name, place(path, range), how ?? code ?? '', duration], message);
}

/** One line per app. */
export function statusLine(status: StatusResult, { style }: Look, { title, pid, runtime, root }: DiscoveryFile): string {
  const { health, modules, updates, uptimeMs } = status;
  const counts = `${count(modules, 'module')}, ${count(updates, 'update')}, up ${uptime(uptimeMs)}`;
  return align([row(health, [title, String(pid), `${runtime.name} ${runtime.version}`, counts, root])], style).join('');
}

/** One line per module, and below it what runs otherwise than it was loaded. */
export function moduleLines({ modules }: ModulesResult, { cwd, style }: Look): string[] {
  return modules.flatMap(({ uri, format, updates, definitions }) => {
    const path = shownPath(uri, cwd);
    const touched = definitions.filter(({ how, status }) => how !== null || status !== 'live');
    const head = [style('bold', path), format, ...(updates > 0 ? [count(updates, 'update')] : [])].join('  ');
    return [head, ...align(touched.map((definition) => definitionRow(definition, path, '')), style).map((line) => `  ${line}`)];
  });
}

/** @returns a file's path as the user would type it here */
export function shownPath(uri: string, cwd: string): string {
  const path = uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  const way = relative(cwd, path);
  return way === '' || way.startsWith('..') || isAbsolute(way) ? path : way;
}

/** Lines count from 1 for people, from 0 on the wire. */
const place = (path: string, range: Range | null): string => (range ? `${path}:${range.start.line + 1}` : path);

function row(state: keyof typeof marks, cells: string[], note?: string): Row {
  const [mark, colour] = marks[state];
  return { cells: [`${mark} ${state}`, ...cells], colour, note };
}

/** Each column as wide as its widest cell; columns that are empty in all rows are left out. */
function align(rows: readonly Row[], style: Style): string[] {
  const widths: number[] = [];
  for (const { cells } of rows) cells.forEach((cell, column) => { widths[column] = Math.max(widths[column] ?? 0, cell.length); });
  return rows.flatMap(({ cells, colour, note }) => {
    const padded = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).filter((cell) => cell !== '');
    const line = padded.join('  ').trimEnd();
    const [first = ''] = cells;
    return [style(colour, first) + line.slice(first.length), ...(note ?? '').split('\n').filter(Boolean).map((text) => `    ${text}`)];
  });
}

const milliseconds = (value: number): string => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function uptime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
