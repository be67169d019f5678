import { type Edit, insertion, skipTrivia } from './edits.ts';
import type { FunctionInfo } from './functions.ts';
import { type AnyNode, childNodes } from './patterns.ts';

/**
 * Where the constructor of a derived class can be taken apart: at its `super(…)`, a statement of its own. `null` where it cannot, for
 * what comes before it ends the call, or what comes after is used before.
 */
export function superStatement(fn: FunctionInfo): AnyNode | null {
  const statements = fn.node.body.body as unknown as AnyNode[];
  const index = statements.findIndex(isSuperCall);
  const before = statements.slice(0, index);
  const after = statements.slice(index + 1);
  if (index < 0 || fn.usesArguments || fn.usesEval) return null;
  if ([...before, ...after].some((statement) => contains(statement, (node) => node.type === 'CallExpression' && (node['callee'] as AnyNode).type === 'Super'))) return null;
  if (before.some((statement) => contains(statement, ({ type }) => type === 'ReturnStatement'))) return null;
  return before.length > 0 && after.some(isHoisted) ? null : statements[index]!;
}

const isSuperCall = (statement: AnyNode): boolean =>
  statement.type === 'ExpressionStatement' && (statement['expression'] as AnyNode).type === 'CallExpression' && ((statement['expression'] as AnyNode)['callee'] as AnyNode).type === 'Super';

const isHoisted = (statement: AnyNode): boolean => contains(statement, ({ type, kind }) => type === 'FunctionDeclaration' || (type === 'VariableDeclaration' && kind === 'var'));

/** Not within functions of their own. */
function contains(node: AnyNode, wanted: (node: AnyNode) => boolean): boolean {
  if (wanted(node)) return true;
  if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') return false;
  for (const child of childNodes(node)) if (contains(child, wanted)) return true;
  return false;
}

/** `super(a, b); rest` becomes `return {a: [a, b], b: function () { rest }}`: what `super` gets, and how it goes on. `$lgh` is the prototype of the class. */
export function splitEdits(fn: FunctionInfo, text: string): Edit[] {
  const statement = superStatement(fn)!;
  const call = statement['expression'] as AnyNode;
  const open = skipTrivia(text, (call['callee'] as AnyNode).end);
  const next = { start: call.end - 1, end: statement.end, text: '],b:({__proto__:Object.getPrototypeOf($lgh),"constructor"(){' };
  return [{ start: call.start, end: open + 1, text: 'return{a:[' }, next, insertion(fn.node.body.end - 1, '}})["constructor"]};')];
}
