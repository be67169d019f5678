import type { Program } from 'acorn';
import type { AnyNode } from './patterns.ts';

/** The statements of a module's level, and where they stand. */
export interface ModuleBody {
  statements: AnyNode[];
  /** Statements around the function that wraps the module, when one does. */
  outer: AnyNode[];
  /** Whether a function wraps the module. */
  wrapped: boolean;
  start: number;
  end: number;
}

/**
 * Most modules are their program's statements. Some are wrapped as a whole in a function that is called at once, as by tsx
 * for CommonJS: then the module's level is that function's.
 */
export function moduleBody(program: Program): ModuleBody {
  const statements = program.body as unknown as AnyNode[];
  const wrappers = statements.filter((statement) => wrapperOf(statement) !== null);
  const wrapper = wrappers.length === 1 ? wrapperOf(wrappers[0]!) : null;
  const outer = statements.filter((statement) => statement !== wrappers[0]);
  if (!wrapper || !outer.every(isTrivial)) return { statements, outer: [], wrapped: false, start: program.start, end: program.end };
  const body = wrapper['body'] as AnyNode;
  return { statements: body['body'] as AnyNode[], outer, wrapped: true, start: body.start + 1, end: body.end - 1 };
}

/** `(() => { … })()` or `(function () { … })()` as a statement. */
function wrapperOf(statement: AnyNode): AnyNode | null {
  const call = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  if (call?.type !== 'CallExpression' || (call['arguments'] as AnyNode[]).length > 0) return null;
  const callee = call['callee'] as AnyNode;
  const isFunction = callee.type === 'ArrowFunctionExpression' || callee.type === 'FunctionExpression';
  const plain = isFunction && !callee['async'] && !callee['generator'] && !callee['expression'] && callee['id'] == null;
  return plain && (callee['params'] as AnyNode[]).length === 0 ? callee : null;
}

/** A directive, or an assignment such as tsx's `__filename = "…"`. */
function isTrivial(statement: AnyNode): boolean {
  if (statement.type === 'EmptyStatement' || statement['directive'] !== undefined) return true;
  const expression = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  return expression?.type === 'AssignmentExpression' && (expression['right'] as AnyNode).type === 'Literal';
}
