import type { FunctionInfo, Pattern } from './functions.ts';
import { handsOnNames } from './functions.ts';
import { type AnyNode, isNode } from './patterns.ts';

/**
 * How a guard gets at the arguments before the parameters' own code has run:
 * - `late`: names and harmless default values; the guard at the body's start is early enough;
 * - `moved`: patterns and default values become declarations in the body, behind the guard;
 * - `unsafe`: neither can be done without changing what the code means.
 */
export type ParameterPlan = 'late' | 'moved' | 'unsafe';

export function parameterPlan(fn: FunctionInfo): ParameterPlan {
  const { params } = fn.node;
  const late = params.every((parameter) => isName(parameter) || isRestName(parameter) || (!handsOnNames(fn) && hasHarmlessDefault(parameter)));
  if (late) return 'late';
  return canMove(fn) ? 'moved' : 'unsafe';
}

export const isName = (pattern: Pattern | undefined): boolean => pattern?.type === 'Identifier';
const isRestName = (pattern: Pattern): boolean => pattern.type === 'RestElement' && isName(pattern.argument);

/** Evaluating it once more changes nothing and cannot fail. */
function hasHarmlessDefault(pattern: Pattern): boolean {
  return pattern.type === 'AssignmentPattern' && isName(pattern.left) && isHarmless(pattern.right as unknown as AnyNode);
}

function isHarmless(node: AnyNode): boolean {
  switch (node.type) {
    case 'Literal': case 'ArrowFunctionExpression': case 'FunctionExpression': return true;
    case 'Identifier': return node['name'] === 'undefined';
    case 'TemplateLiteral': return (node['expressions'] as unknown[]).length === 0;
    case 'ArrayExpression': return (node['elements'] as unknown[]).length === 0;
    case 'ObjectExpression': return (node['properties'] as unknown[]).length === 0;
    case 'UnaryExpression': return (node['argument'] as AnyNode).type === 'Literal';
    default: return false;
  }
}

/** A generator's parameters are evaluated when it is called, its body later. */
function canMove(fn: FunctionInfo): boolean {
  if (fn.node.generator || fn.usesEval || (fn.kind === 'setter' && fn.usesArguments)) return false;
  const names = new Set(fn.node.params.flatMap((parameter) => [...identifiersIn(parameter as unknown as AnyNode)]));
  for (const name of fn.bodyNames) if (names.has(name)) return false;
  return !names.has('arguments') && !names.has('let');
}

/** Every identifier in a parameter, at any depth: a name declared in the body must not be one of them. */
function* identifiersIn(node: AnyNode): Generator<string> {
  if (node.type === 'Identifier') yield node['name'] as string;
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) yield* identifiersIn(item);
  }
}
