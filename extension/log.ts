/** Where the extension writes what it does. A `vscode.LogOutputChannel` is one. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** @returns what an error says, whatever was thrown */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
