import type { Analysis } from './analyse.ts';
import { isCounted } from './counting.ts';
import type { ClassInfo, FunctionInfo } from './functions.ts';
import { handsOnNames, isArrow, isDerivedConstructor } from './functions.ts';
import { parameterPlan } from './parameters.ts';
import { type AnyNode } from './patterns.ts';

/**
 * Decides for each function whether it gets a guard, and notes why where it does not: its code is then part of the
 * function around it, or of the module's.
 */
export function decideGuards(analysis: Analysis): void {
  for (const fn of analysis.functions) fn.unguarded ??= reasonAgainst(fn, analysis);
}

function reasonAgainst(fn: FunctionInfo, { declaresUndefined }: Analysis): string | null {
  if (isAsm(fn) || (handsOnNames(fn) && hasDirective(fn, 'use strict'))) return 'directive';
  if (fn.declaresArguments) return 'arguments';
  if (usesUnknownNames(fn)) return 'eval';
  // Newer code reads captured names by another way than the object of a `with` would have it.
  if (fn.usesWith && (fn.parent !== null || fn.captures.size > 0)) return 'with';
  if (isArrow(fn) && (fn.usesArguments || fn.usesSuper)) return 'lexical';
  if (!hasEvaluator(fn)) return 'class';
  if (isDerivedConstructor(fn) && !(fn.home as ClassInfo).single) return 'constructor';
  // What `eval` declares may have the name of a function of the block that a counted body is put into.
  if (isCounted(fn) && fn.usesEval) return 'eval';
  if (isCounted(fn) && redeclares(fn)) return 'redeclared';
  if (inParameters(fn)) return 'parameter';
  const plan = parameterPlan(fn);
  return plan === 'unsafe' || (plan === 'moved' && declaresUndefined) ? 'parameters' : null;
}

/** Code for asm.js must be just that, functions within included; V8 complains of anything else. */
function isAsm(fn: FunctionInfo): boolean {
  for (let f: FunctionInfo | null = fn; f; f = f.parent) if (hasDirective(f, 'use asm')) return true;
  return false;
}

/** An arrow function with `'use strict'` may have names for parameters only, no `...$lgr`. */
function hasDirective(fn: FunctionInfo, directive: string): boolean {
  if (fn.node.expression) return false;
  for (const statement of fn.node.body.body as unknown as AnyNode[]) {
    if (statement['directive'] === undefined) return false;
    if (statement['directive'] === directive) return true;
  }
  return false;
}

/** Direct `eval` may use any name around it; only at the module's level are those all within reach. */
function usesUnknownNames(fn: FunctionInfo): boolean {
  if (fn.usesEval && (fn.parent !== null || fn.captures.size > 0)) return true;
  for (let outer = fn.parent; outer; outer = outer.parent) if (outer.usesEval) return true;
  return false;
}

/** `#names` and `super` can be evaluated anew only within a class that exists once. */
function hasEvaluator(fn: FunctionInfo): boolean {
  const classes = evaluatorClasses(fn);
  if (classes.size > 1) return false;
  const [home] = classes;
  return home === undefined || (home !== 'object' && hasClassEvaluator(home));
}

/** Classes that use `#names` or `super`, or that have no name to be called by, get an evaluator, when they are evaluated just once. */
export function hasClassEvaluator(info: ClassInfo): boolean {
  return info.single && (info.hasExtends || info.privateNames.size > 0 || !info.isDeclared);
}

export function evaluatorClasses(fn: FunctionInfo): Set<ClassInfo | 'object'> {
  const classes = new Set<ClassInfo | 'object'>(fn.privateOf);
  if ((fn.usesSuper || isDerivedConstructor(fn)) && fn.home) classes.add(fn.home);
  return classes;
}


/** A counted body is put into a block, where a function must not share its name with a `var`, a parameter or a function. */
function redeclares(fn: FunctionInfo): boolean {
  if (fn.node.expression) return false;
  const taken = new Set<string>();
  const functions: string[] = [];
  for (let statement of fn.node.body.body as unknown as AnyNode[]) {
    while (statement.type === 'LabeledStatement') statement = statement['body'] as AnyNode;
    if (statement.type === 'FunctionDeclaration') functions.push((statement['id'] as AnyNode)['name'] as string);
  }
  for (const name of functions) {
    if (taken.has(name)) return true;
    taken.add(name);
  }
  return functions.some((name) => fn.varNames.has(name));
}

/** Of any function around it. */
function inParameters(fn: FunctionInfo): boolean {
  for (let outer = fn.parent; outer; outer = outer.parent) {
    if (outer.node.params.some((parameter) => parameter.start <= fn.start && fn.end <= parameter.end)) return true;
  }
  return false;
}
