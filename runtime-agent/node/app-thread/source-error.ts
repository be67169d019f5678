/** Where in a file a loader or transpiler found its fault. */

interface Place { line: number; character: number }

/** Both zero-based, in the file's own text; `undefined` when the transpiler did not say. */
export class SourceError extends Error {
  readonly line: number | undefined;
  readonly character: number | undefined;
  constructor(message: string, place: Partial<Place> | undefined, options?: ErrorOptions) {
    super(message, options);
    this.line = place?.line;
    this.character = place?.character;
  }
}

/** An error with the position, whatever the transpiler threw. */
export function sourceError(thrown: unknown): SourceError {
  if (thrown instanceof SourceError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new SourceError(messageOf(cause), placeByNode(cause) ?? placeByEsbuild(cause) ?? placeByLocation(cause), { cause });
}

/** Node's type stripping: the stack begins `<file>:<line>`, then lines of the text with carets below the faulty one. */
function placeByNode({ stack = '' }: Error): Place | undefined {
  const [first = '', ...rest] = stack.split('\n');
  const line = /:(\d+)$/.exec(first)?.[1];
  const carets = rest.find(text => /^\s*\^+\s*$/.test(text));
  return line === undefined || carets === undefined ? undefined : { line: Number(line) - 1, character: carets.indexOf('^') };
}

/** esbuild, and so tsx: `<file>:<line>:<column>: ERROR: <text>`, the column zero-based. */
function placeByEsbuild({ message }: Error): Place | undefined {
  const [, line, column] = /:(\d+):(\d+): ERROR: /.exec(message) ?? [];
  return line === undefined ? undefined : { line: Number(line) - 1, character: Number(column) };
}

/** Babel and acorn: `loc`, its line one-based, its column zero-based. */
function placeByLocation(error: Error): Place | undefined {
  const { loc } = error as { loc?: { line?: unknown; column?: unknown } };
  return typeof loc?.line === 'number' && typeof loc.column === 'number' ? { line: loc.line - 1, character: loc.column } : undefined;
}

/** esbuild's message holds a headline, the file and the place; what a user needs is the text. */
function messageOf({ message }: Error): string {
  return /:\d+:\d+: ERROR: (.*)/.exec(message)?.[1] ?? message;
}
