import { findSourceMap } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Frame } from '../link.ts';
import type { Registry } from './registry.ts';

type Site = NodeJS.CallSite;

/** Stack lines as the files are now: without the guards' columns, and moved along with edits that left the code as it was. */
export interface StackLines {
  /** Lines (0-based) of a source as it was loaded → its lines now. */
  setLines(url: string, lines: number[]): void;
  /** From now on stacks are formatted here, unless the app does that itself. */
  install(): void;
  /** The frames of guarded modules that are on the stack at this moment. */
  framesHere(): Frame[];
  /** The first frame of a guarded module in an error's stack, which has been formatted. */
  frameOf(stack: string): Frame | null;
}

export function createStackLines(registry: Registry): StackLines {
  const moved = new Map<string, number[]>();
  const nodes = Error.prepareStackTrace;
  let installed = false;
  const concerns = (site: Site): boolean => {
    const name = nameOf(site) ?? originOf(site);
    const known = registry.columnsOf(name) !== undefined;
    return known && (!process.sourceMapsEnabled || moved.size > 0 || isEvaluated(site) || !findSourceMap(name));
  };
  const prepare = (error: Error, all: Site[]): unknown => {
    // Modules are compiled through a function of ours, which is none of the app's business.
    const sites = all.filter((site) => site.getFileName()?.startsWith(__dirname) !== true);
    if (nodes && !sites.some(concerns)) return nodes(error, sites);
    const lines = sites.map((site) => (site.isEval() ? formatOrigin(site, registry, moved) : formatSite(site, placeOf(site, registry, moved))));
    // Node's own knows its errors' codes, and joins whatever it is given.
    return nodes ? nodes(error, lines as unknown as Site[]) : [headerOf(error), ...lines].join('\n    at ');
  };
  return {
    setLines: (url, lines) => {
      moved.set(url, lines);
      if (url.startsWith('file:')) moved.set(fileURLToPath(url), lines);
    },
    install: () => {
      if (!installed && (!nodes || isNodes(nodes))) standIn(prepare, nodes);
      installed = true;
    },
    framesHere: () => sitesOf(() => new Error(), registry),
    frameOf: (stack) => firstFrame(stack, registry),
  };
}

/** What the app sets is used; where it sets nothing, or puts Node's own back, `prepare` is. */
function standIn(prepare: typeof Error.prepareStackTrace, nodes: typeof Error.prepareStackTrace): void {
  let own = Error.prepareStackTrace;
  Object.defineProperty(Error, 'prepareStackTrace', {
    configurable: true, enumerable: false, get: () => (own === undefined || own === nodes ? prepare : own), set: (value: typeof own) => { own = value; },
  });
}

/** Node has one of its own, which does what is done where there is none. */
const isNodes = (prepare: (...args: never[]) => unknown): boolean => prepare.name === 'ErrorPrepareStackTrace' || prepare.name === 'prepareStackTrace';

/** Where a frame's code stands in the files of now; `null` where V8's own words are right. */
function placeOf(site: Site, registry: Registry, moved: Map<string, number[]>): { file: string; line: number; column: number } | null {
  const file = nameOf(site);
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  if (!file || line === null || column === null || isEvaluated(site)) return null;
  const columns = registry.columnsOf(file);
  const mapped = process.sourceMapsEnabled ? originalPlace(file, line, column) : null;
  if (mapped) return { ...mapped, line: moveLine(moved.get(mapped.file), mapped.line) };
  if (!columns) return null;
  return { file, line: moveLine(moved.get(file), line), column: ownColumn(columns, line - 1, column - 1) + 1 };
}

const moveLine = (lines: number[] | undefined, line: number): number => (lines?.[line - 1] ?? line - 1) + 1;

/** A column without what guards added before it. */
function ownColumn(columns: number[], line: number, column: number): number {
  let added = 0;
  for (let i = 0; i < columns.length && columns[i]! <= line; i += 3) {
    const [start, length] = [columns[i + 1]!, columns[i + 2]!];
    if (columns[i] !== line || start >= column) continue;
    // A negative length belongs to the addition before it: how far before it what happens in it is said to happen.
    if (length >= 0) added += length;
    else if (column < start + columns[i - 1]!) return start - (added - columns[i - 1]!) + length;
  }
  return Math.max(0, column - added);
}

/** As Node does with `--enable-source-maps`, which ours stands in for. */
function originalPlace(file: string, line: number, column: number): { file: string; line: number; column: number } | null {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry) || !entry.originalSource) return null;
  const { originalSource, originalLine, originalColumn } = entry;
  return { file: originalSource.startsWith('file:') ? fileURLToPath(originalSource) : originalSource, line: originalLine + 1, column: originalColumn + 1 };
}

function formatSite(site: Site, place: { file: string; line: number; column: number } | null): string {
  const text = String(site);
  if (!place) return text;
  const shown = `${nameOf(site)}:${site.getLineNumber()}:${site.getColumnNumber()}`;
  return text.replace(shown, () => `${place.file}:${place.line}:${place.column}`);
}

/** The file in which `eval` was called. */
const originOf = (site: Site): string => /\(([^()]+):\d+:\d+\)/.exec(site.getEvalOrigin() ?? '')?.[1] ?? '';

/** `eval (eval at f (app.js:1:2), <anonymous>:3:4)`: where `eval` was called is a place in a module, too. */
function formatOrigin(site: Site, registry: Registry, moved: Map<string, number[]>): string {
  return String(site).replace(/(\(eval at .*?)\(([^()]+):(\d+):(\d+)\)/g, (text, before: string, file: string, line: string, column: string) => {
    const columns = registry.columnsOf(file);
    return columns ? `${before}(${file}:${moveLine(moved.get(file), Number(line))}:${ownColumn(columns, Number(line) - 1, Number(column) - 1) + 1})` : text;
  });
}

const nameOf = (site: Site): string | null => site.getScriptNameOrSourceURL?.() ?? site.getFileName() ?? null;

/** In code that came with an update: its lines are already those of the file. */
const isEvaluated = (site: Site): boolean => site.isEval() || !isSameFile(site.getFileName(), nameOf(site));

/** TypeScript that Node strips as CommonJS is a path to V8, and from version 24 on a URL by its own word. */
function isSameFile(path: string | null | undefined, name: string | null): boolean {
  return path === name || (typeof path === 'string' && name?.startsWith('file:') === true && pathToFileURL(path).href === name);
}

/** ECMA-262, Error.prototype.toString; an error's own properties may do anything. */
function headerOf(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return '<error>';
  }
}

function sitesOf(make: () => Error, registry: Registry): Frame[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 1000;
    Error.prepareStackTrace = (_, sites) => sites;
    const sites = make().stack as unknown as Site[];
    return Array.isArray(sites) ? sites.flatMap((site) => frame(site, registry)) : [];
  } catch {
    return []; // A frozen `Error`: nothing can be said about the stack.
  } finally {
    try {
      Object.assign(Error, { prepareStackTrace, stackTraceLimit });
    } catch { /* as above */ }
  }
}

function frame(site: Site, registry: Registry): Frame[] {
  const file = nameOf(site);
  if (!file || !registry.columnsOf(file)) return [];
  return [{ file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1, evaluated: isEvaluated(site) }];
}

/** Reads the place out of the text: the stack may have been formatted already. */
function firstFrame(stack: string, registry: Registry): Frame | null {
  for (const line of stack.split('\n')) {
    const [, file, row, column] = /(?:\(|at |^)((?:file:\/\/)?[^\s()][^()]*?):(\d+):(\d+)\)?$/.exec(line.trim()) ?? [];
    if (file && (registry.columnsOf(file) || !file.startsWith('node:'))) return { file, line: Number(row), column: Number(column), evaluated: true };
  }
  return null;
}
