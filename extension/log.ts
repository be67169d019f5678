/** Where the extension writes what it does. A `vscode.LogOutputChannel` is one. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** @returns what an error says, whatever was thrown */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Tells the user of what is amiss around Livegraft itself, each thing once, and logs it. */
export type Tell = (problem: string) => void;

/** @param show puts it before the user's eyes */
export function tellOnce(log: Log, show: Tell): Tell {
  const told = new Set<string>();
  return (problem) => {
    log.warn(problem);
    if (told.has(problem)) return;
    told.add(problem);
    show(problem);
  };
}
