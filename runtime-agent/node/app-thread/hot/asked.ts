import type { LeftOver } from './left-over.ts';

export type Callback = (value: unknown) => void;

/** Dependencies that a module accepts: their files, as far as they can be found. */
export interface Acceptance { files: string[]; isList: boolean; callback: Callback }

/** What one run of a module has asked its hot API for. */
export class Asked {
  acceptsItself = false;
  owns = false;
  readonly accepted: Callback[] = [];
  readonly dependencies: Acceptance[] = [];
  readonly dispose: Callback[] = [];
  readonly prune: Callback[] = [];
  /** What the run has made, and what may live on by itself. */
  readonly made: LeftOver[] = [];
  readonly listeners: { event: string; callback: Callback }[] = [];
}
