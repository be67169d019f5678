/** Something that is not as it should be. */
export interface Finding {
  rule: string;
  /** What was asked: `a/i5(3,5)`. */
  path: string;
  message: string;
}

/** What the harness answers: by path the value or error, the functions that were called, the lines of the stack. */
export interface Probed {
  results: Record<string, [value: string, trace: string, place: string]>;
  /** What was called while something that is held was made. */
  made: Record<string, string[]>;
  /** The program's modules that have been loaded. */
  modules: string[];
}
