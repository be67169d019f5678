import { type Edit, insertion } from './edits.ts';
import type { FunctionInfo } from './functions.ts';
import { type AnyNode, childNodes } from './patterns.ts';

/** 0-based line and character of an offset, in the user's source. */
export type Locate = (offset: number) => { line: number; character: number };

/**
 * Line breaks that put each statement of a function on the line that it has in the source, for text that a compiler has laid out
 * anew (tsx puts a whole module on one line). Only before statements: there a line break never means anything.
 */
export function alignStatements(fn: FunctionInfo, text: string, from: number, locate: Locate): Edit[] {
  const edits: Edit[] = [];
  let position = from;
  let line = locate(from).line;
  for (const { start } of statementsIn(fn.node.body as unknown as AnyNode)) {
    line += text.slice(position, start).split('\n').length - 1;
    position = start;
    const missing = locate(start).line - line;
    if (missing <= 0) continue;
    edits.push(insertion(start, '\n'.repeat(missing)));
    line += missing;
  }
  return edits;
}

function* statementsIn(node: AnyNode): Generator<AnyNode> {
  if (node.type !== 'BlockStatement' && /Statement$|Declaration$/.test(node.type)) yield node;
  for (const child of childNodes(node)) yield* statementsIn(child);
}
