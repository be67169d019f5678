import type { RudeEdit } from './rude-edits.ts';
import type { RunningFunction } from './running.ts';
import type { FunctionCode } from './snapshot.ts';

/** A function of the new text beside the running one that it continues. */
export interface Change {
  old: RunningFunction | null;
  code: FunctionCode;
  /** Its own code has changed. */
  own: boolean;
  /** New code for it must be evaluated: its own has changed, or a function in it needs a slot that the running code does not have. */
  emit: boolean;
  /** Function objects made from now on cannot share the slot of those made before. */
  newSlot: boolean;
  /** It was gone from the text, and has come back. */
  isBack: boolean;
  /** Functions that it had in it, and has no more. */
  gone: string[];
  children: Change[];
}

/** A new function object takes the place of the old one. */
export interface Exchange {
  /** What those have who may hold the old one; `null`: nobody does. */
  held: RudeEdit | null;
}

/** The functions whose own code has changed, the outermost first; the function itself when it is evaluated anew for another reason. */
export function changedIn(change: Change): Change[] {
  const changed = (each: Change): Change[] => [...(each.old && each.own ? [each] : []), ...each.children.flatMap(changed)];
  const found = changed(change);
  return found.length > 0 ? found : [change];
}
