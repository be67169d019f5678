/**
 * Which definitions of a file differ in the editor's text from what the apps run: edited and not saved, or saved and not
 * applied. Pure; files are named by their address as a string.
 */
import type { Definition, Range } from '../runtime-agent/protocol/messages.ts';
import { contains, followRange, shiftRange, toShift, type Shift, type TextChange } from './textShift.ts';

export type Difference = 'unsaved' | 'unapplied';

/** A line that differs, and the definition that begins there; its name is empty where text outside of all of them was edited. */
export interface EditedLine { line: number; name: string; difference: Difference }

interface Place { name: string; range: Range; difference: Difference | undefined }

interface FileState {
  /** Of the disk's text when the first edit came, moved along since; `undefined` until they are known. */
  places: Place[] | undefined;
  /** Edits that came before `places` were known; and from a save on, until the apps have answered to it, those since. */
  edits: Shift[];
}

/** More edits are not followed. */
const MOST_EDITS = 5_000;

export class EditedModel {
  readonly #files = new Map<string, FileState>();

  /** @returns `true` when the file's definitions have to be told: by {@link knows} */
  edited(uri: string, changes: readonly TextChange[]): boolean {
    const isFirst = !this.#files.has(uri);
    const state = this.#files.get(uri) ?? { places: undefined, edits: [] };
    this.#files.set(uri, state);
    for (const shift of changes.map(toShift)) {
      state.edits.push(shift);
      if (state.places) state.places = edit(state.places, shift);
    }
    if (state.edits.length > MOST_EDITS) this.forget(uri);
    return isFirst;
  }

  /** @param definitions what the apps run of the file, with the ranges of the disk's text; none when no app has loaded it */
  knows(uri: string, definitions: readonly Pick<Definition, 'name' | 'range'>[]): void {
    const state = this.#files.get(uri);
    if (!state || definitions.length === 0) return;
    const places = definitions.map(({ name, range }): Place => ({ name, range, difference: undefined }));
    state.places = state.edits.reduce(edit, places);
  }

  /** The text was saved. What was edited is not applied by that; {@link applied} tells when it is. */
  saved(uri: string): void {
    const state = this.#files.get(uri);
    if (state) state.edits = [];
  }

  /** The apps do not run what was saved: they were not told, or rejected it. */
  unapplied(uri: string): void {
    const state = this.#files.get(uri);
    if (state?.edits.length !== 0) return;
    state.places = state.places?.map((place) => (place.difference ? { ...place, difference: 'unapplied' } : place));
  }

  /** The edits since the save have been taken back. */
  tookBack(uri: string): void {
    const state = this.#files.get(uri);
    if (!state) return;
    state.edits = [];
    state.places = state.places?.map((place) => (place.difference === 'unsaved' ? { ...place, difference: undefined } : place));
    if (!state.places?.some(({ difference }) => difference)) this.forget(uri);
  }

  /** What was saved runs, as far as it can. @returns `true` when the file was edited since: its definitions have to be told */
  applied(uri: string): boolean {
    const state = this.#files.get(uri);
    if (!state || state.edits.length === 0) {
      this.forget(uri);
      return false;
    }
    state.places = undefined;
    return true;
  }

  forget(uri: string): void {
    this.#files.delete(uri);
  }

  clear(): void {
    this.#files.clear();
  }

  lines(uri: string): EditedLine[] {
    return (this.#files.get(uri)?.places ?? []).flatMap(({ name, range: { start }, difference }) =>
      (difference ? [{ line: start.line, name, difference }] : []));
  }
}

/** The innermost definition that the edit changed differs; where there is none, the edit's own text does. */
function edit(places: readonly Place[], shift: Shift): Place[] {
  const hit = places.filter(({ name, range }) => shiftRange(range, shift) === undefined || (name === '' && touches(range, shift)));
  const innermost = hit.filter((place) => !hit.some((other) => other !== place && contains(place.range, other.range)));
  const followed = places.map(({ name, range, difference }, index): Place => (
    { name, range: followRange(range, shift), difference: innermost.includes(places[index]!) ? 'unsaved' : difference }));
  if (hit.length > 0 || shift.isBlank) return followed;
  return [...followed, { name: '', range: { start: shift.start, end: shift.newEnd }, difference: 'unsaved' }];
}

/** Typing on, right behind what was typed. */
const touches = ({ end }: Range, { start }: Shift): boolean => start.line === end.line && start.character === end.character;
