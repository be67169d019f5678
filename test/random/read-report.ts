import type { Definition, DefinitionStatus, FileReport } from '../../runtime-agent/protocol/messages.ts';
import type { Program } from './model.ts';
import type { Printed } from './print.ts';

/** What a file's report says about the parts of a program. */
export interface FileStatus {
  fns: Map<number, DefinitionStatus>;
  /** Functions with other code than before. */
  replaced: Set<number>;
  /** Functions within one that is stale: those that have no guard of their own are as stale as it is. */
  inStale: Set<number>;
  /** Items of which not all is live; `restart`: nothing of the new code in it is. */
  dirty: Map<number, 'restart' | 'mixed'>;
  /** The module's imports or exports are not those of its file: nothing can be said of what uses them. */
  whole: boolean;
  /** The module was run again. */
  reran: boolean;
  /** Something of it waits for a restart, or is stale: that is said again with every update of its file. */
  unsettled: boolean;
}

const functionKinds = new Set(['function', 'method', 'getter', 'setter', 'constructor', 'closure']);

export function readReport(file: FileReport, printed: Printed, program: Program, name: string): FileStatus {
  const offsetOf = positions(printed.text);
  const status: FileStatus = { fns: new Map(), replaced: new Set(), inStale: new Set(), dirty: new Map(), whole: false, reran: file.definitions.some(({ how }) => how === 'reran'), unsettled: file.definitions.some(({ status: said }) => said === 'restart' || said === 'failed' || said === 'stale') };
  const statuses = new Map<number, Set<DefinitionStatus>>();
  for (const definition of file.definitions) {
    const [start, end] = [offsetOf(definition.range.start), offsetOf(definition.range.end)];
    const fn = functionKinds.has(definition.kind) ? nearest(printed, start, end) : undefined;
    if (fn !== undefined) status.fns.set(fn, definition.status);
    if (fn !== undefined && definition.how === 'replaced') status.replaced.add(fn);
    const items = itemsOf(definition, start, printed, program, name);
    if (items.length === 0 && definition.status !== 'live' && !isRemoved(definition)) status.whole = true;
    for (const item of items) statuses.set(item, (statuses.get(item) ?? new Set()).add(definition.status));
  }
  for (const [item, said] of statuses) {
    const live = said.has('live') || said.has('waiting') || said.has('stale');
    if (said.has('restart') || said.has('failed')) status.dirty.set(item, live ? 'mixed' : 'restart');
  }
  for (const { status: said, range } of file.definitions) {
    if (said === 'stale') for (const [fn, span] of printed.fns) if (span.start >= offsetOf(range.start) && span.end <= offsetOf(range.end)) status.inStale.add(fn);
  }
  // A function that has another name now is another one.
  for (const { message, range } of file.definitions) {
    const fn = message?.includes('no more in it') ? nearest(printed, offsetOf(range.start), offsetOf(range.end)) : undefined;
    if (fn !== undefined) for (const inner of inside(printed, fn)) status.inStale.add(inner);
  }
  for (const [fn, said] of status.fns) if (said === 'stale') for (const inner of inside(printed, fn)) status.inStale.add(inner);
  return status;
}

function inside({ fns }: Printed, outer: number): number[] {
  const { start, end } = fns.get(outer)!;
  return [...fns].filter(([id, span]) => id !== outer && span.start >= start && span.end <= end).map(([id]) => id);
}

const isRemoved = ({ range: { start, end } }: Definition): boolean => start.line === 0 && start.character === 0 && end.line === 0 && end.character <= 1;

/** What was removed has no place: its name says where it was. */
function itemsOf(definition: Definition, start: number, printed: Printed, program: Program, name: string): number[] {
  if (!isRemoved(definition)) return [...printed.items].filter(([, span]) => span.start <= start && start < span.end).map(([id]) => id);
  const module = program.modules.find((each) => name.startsWith(`${each.name}.`))!;
  const owner = definition.name.split('.')[0];
  const isImport = definition.kind === 'import' || definition.kind === 'export';
  return isImport ? [] : module.items.filter(({ binding }) => binding?.name === owner).map(({ id }) => id);
}

/** The function that ends there, and begins at or behind `start`. */
function nearest({ fns }: Printed, start: number, end: number): number | undefined {
  return [...fns].filter(([, span]) => span.end === end && span.start >= start).sort(([, a], [, b]) => a.start - b.start)[0]?.[0];
}

function positions(text: string): (position: { line: number; character: number }) => number {
  const starts = [0];
  for (const { index, 0: { length } } of text.matchAll(/\r\n|\n/g)) starts.push(index + length);
  return ({ line, character }) => (starts[line] ?? text.length) + character;
}

