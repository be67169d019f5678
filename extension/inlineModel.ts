/**
 * Which text is shown at which line of which file. Owns it: VS Code's decorations cannot be read back. Pure: files are
 * named by their address as a string, and nothing is known of the editor.
 */
import type { FileReport, ThrownError, Trigger, UpdateReport } from '../runtime-agent/protocol/messages.ts';
import { inlineKinds, isOld, remarkOnThrown, remarksOf, withAge, type Details, type InlineKind, type Remark } from './inlineText.ts';
import { shiftRange, toShift, type Shift, type TextChange } from './textShift.ts';

/** What is shown at the end of one line, and what each app has to tell about it. `isOld`: it is no news any more. */
export interface InlineLine { line: number; kind: InlineKind; text: string; isOld: boolean; details: (Details & { app: string; at: number })[] }

/** A remark as it stands in the editor's text now. */
interface Shown extends Remark { app: string; update: number | 'thrown' }

interface FileState {
  shown: Shown[];
  /** The edits since the editor's text was the disk's: they lead from an agent's ranges, which are the disk's, to the editor's. */
  edits: Shift[];
  /** The edits are not known (any more): an agent's ranges cannot be followed until the next save. */
  lost: boolean;
  /** By app, what an agent said that had seen the disk's change itself: the editor may not have read that text yet, or not yet told of its save. */
  early: Map<string, Shown[]>;
}

/** More edits without a save are not remembered. */
const MOST_EDITS = 5_000;

export class InlineModel {
  readonly #files = new Map<string, FileState>();

  /**
   * @param at when it came, in milliseconds since 1970
   * @returns the files whose lines may have changed
   */
  report(app: string, report: UpdateReport, at: number): string[] {
    for (const file of report.files) {
      const state = this.#file(file.uri);
      const fresh = remarksOf(report, file, at).map((remark) => ({ ...remark, app, update: report.id }));
      const kept = state.shown.filter((old) => old.app !== app || outlives(old, report.id, file, fresh));
      const placed = report.trigger === 'undo' ? whereTheyStood(fresh, state.shown) : follow(fresh, state);
      state.shown = [...kept, ...placed.map((remark) => sinceWhen(remark, state.shown))];
      remember(state, app, report.trigger, fresh);
    }
    return report.files.map(({ uri }) => uri);
  }

  /** @returns the files whose lines may have changed */
  thrown(app: string, error: ThrownError, at: number): string[] {
    const remark = remarkOnThrown(error, at);
    const changed = this.#drop((old) => old.app === app && old.update === 'thrown');
    if (remark === undefined || error.uri === null) return changed;
    const state = this.#file(error.uri);
    state.shown.push(...follow([{ ...remark, app, update: 'thrown' }], state));
    return [...changed, error.uri];
  }

  /** The editor's text was edited. @returns whether lines of the file may have changed */
  edited(uri: string, changes: readonly TextChange[]): boolean {
    const state = this.#file(uri);
    const had = state.shown.length > 0;
    const shifts = changes.map(toShift);
    if (!state.lost) state.edits.push(...shifts);
    if (state.edits.length > MOST_EDITS) this.lost(uri);
    state.shown = shiftAll(state.shown, shifts);
    return had;
  }

  /** The editor's text was saved, or edited back to what was saved: from here on edits are counted anew. */
  saved(uri: string): void {
    const state = this.#file(uri);
    state.edits = [];
    state.lost = false;
  }

  /** The editor's text is what the disk holds now. @returns whether lines of the file may have changed */
  caughtUp(uri: string): boolean {
    this.saved(uri);
    const state = this.#file(uri);
    const early = [...state.early.values()].flat();
    state.early.clear();
    state.shown = [...state.shown.filter((old) => !early.some((one) => isSame(old, one))), ...early];
    return early.length > 0;
  }

  /** Nobody knows how the editor's text differs from the disk's. */
  lost(uri: string): void {
    const state = this.#file(uri);
    state.edits = [];
    state.lost = true;
  }

  /** The editor has let go of the text: from now on nobody follows what becomes of it. */
  closed(uri: string): void {
    this.#files.delete(uri);
  }

  /** No app is connected: until one is, nobody says what becomes of any text. */
  clear(): void {
    this.#files.clear();
  }

  /** What an app said goes with it. @returns the files whose lines have changed */
  appEnded(app: string): string[] {
    for (const { early } of this.#files.values()) early.delete(app);
    return this.#drop((old) => old.app === app);
  }

  /** @returns what is to be shown, by line; of several remarks at a line the worst one's text */
  lines(uri: string, now: number): InlineLine[] {
    const lines = new Map<number, Shown[]>();
    for (const remark of this.#files.get(uri)?.shown ?? []) {
      const { line } = remark.range.start;
      lines.set(line, [...(lines.get(line) ?? []), remark]);
    }
    return [...lines].map(([line, remarks]) => (
      { line, ...worst(remarks, now), details: remarks.map(({ app, at, details }) => ({ app, at, ...details })) }));
  }

  #file(uri: string): FileState {
    const state = this.#files.get(uri) ?? { shown: [], edits: [], lost: false, early: new Map() };
    this.#files.set(uri, state);
    return state;
  }

  #drop(which: (shown: Shown) => boolean): string[] {
    const hit = [...this.#files].filter(([, { shown }]) => shown.some(which));
    for (const [, state] of hit) state.shown = state.shown.filter((old) => !which(old));
    return hit.map(([uri]) => uri);
  }
}

/** Whether what the same app said before about a file still stands beside its new report. */
function outlives(old: Shown, update: number, file: FileReport, fresh: readonly Shown[]): boolean {
  // The file is what runs: what was live is, and what was amiss is mended.
  if (file.outcome === 'unchanged') return old.kind === 'live' || old.kind === 'waiting';
  if (fresh.some(({ name }) => name === old.name)) return false;
  // What is amiss is said with every update until it is mended. A report that comes again tells how its definitions have fared, not all of them.
  return old.name !== '' && (old.kind === 'live' || old.update === update);
}

/** An undoing speaks of lines of a text from before, which nobody sees: what it names is where it was named last. */
const whereTheyStood = (fresh: readonly Shown[], shown: readonly Shown[]): Shown[] => fresh.flatMap((remark) => {
  const before = shown.find(({ app, name }) => app === remark.app && name === remark.name);
  return before ? [{ ...remark, range: before.range }] : [];
});

/** What is said again, because it still stands, has stood since it was said first. */
function sinceWhen(remark: Shown, shown: readonly Shown[]): Shown {
  const before = shown.find((old) => isSame(old, remark) || (remark.kind !== 'live' && old.app === remark.app && old.name === remark.name));
  return before?.kind === remark.kind && before.text === remark.text ? { ...remark, at: before.at } : remark;
}

function remember({ early }: FileState, app: string, trigger: Trigger, fresh: Shown[]): void {
  if (trigger === 'watch') early.set(app, fresh);
  else early.delete(app);
}

function follow(remarks: Shown[], { edits, lost }: FileState): Shown[] {
  return lost ? [] : shiftAll(remarks, edits);
}

function shiftAll(remarks: readonly Shown[], shifts: readonly Shift[]): Shown[] {
  return remarks.flatMap((remark) => {
    let range: Remark['range'] | undefined = remark.range;
    for (const shift of shifts) range = range && shiftRange(range, shift);
    return range === undefined ? [] : [{ ...remark, range }];
  });
}

const isSame = (a: Shown, b: Shown): boolean => a.app === b.app && a.update === b.update && a.name === b.name;

/** Of equally bad ones the latest. */
function worst(remarks: readonly Shown[], now: number): Pick<InlineLine, 'kind' | 'text' | 'isOld'> {
  const first = remarks.reduce((a, b) => (badness(b) > badness(a) || (badness(b) === badness(a) && b.at > a.at) ? b : a));
  return { kind: first.kind, text: withAge(first, now), isOld: isOld(first, now) };
}

const badness = ({ kind }: Shown): number => inlineKinds.indexOf(kind);
