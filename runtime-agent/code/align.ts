import { type Edit, insertion } from './edits.ts';
import { type AnyNode, childNodes } from './patterns.ts';

/** 0-based line and character of an offset, in the user's source. */
export type Locate = (offset: number) => { line: number; character: number };

/**
 * Line breaks that put each statement in some code on the line that it has in the source, for text that a compiler has laid out
 * anew (tsx puts a whole module on one line). Only before statements: there a line break never means anything.
 */
export function alignStatements(code: AnyNode, text: string, from: number, locate: Locate): Edit[] {
  const edits: Edit[] = [];
  let position = from;
  let line = locate(from).line;
  for (const { start } of statementsIn(code)) {
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
