import type { Program } from 'acorn';
import type { ClassInfo, FunctionInfo } from './functions.ts';
import type { Format } from './parse.ts';
import { type ModuleBody, moduleBody } from './module-body.ts';
import type { PrivateUse } from './private-uses.ts';
import type { Reference } from './scopes.ts';
import { Walker } from './walker.ts';

/** What is known about a module's text: its functions with the names they capture, its classes, its top-level names. */
export interface Analysis {
  text: string;
  format: Format;
  body: ModuleBody;
  /** All functions, in the text's order. */
  functions: FunctionInfo[];
  /** Functions that no other function is around. */
  roots: FunctionInfo[];
  classes: ClassInfo[];
  topNames: Set<string>;
  /** Whether `undefined` may be something else somewhere. */
  declaresUndefined: boolean;
  /** All of its code is strict. */
  strict: boolean;
  /** Whether there is a name that begins as those do that guards add. */
  usesOurNames: boolean;
  /** Every use of a name, with the function that it is in. */
  references: { reference: Reference; fn: FunctionInfo | null }[];
  /** Every use of a `#name`. */
  privateUses: PrivateUse[];
}

/** Reads scopes, functions and captures out of a syntax tree (ECMA-262, chapters 8 and 15; Annex B.3.3 for sloppy code). */
export function analyse(program: Program, text: string, format: Format): Analysis {
  const body = moduleBody(program);
  const walker = new Walker(text, program);
  walker.run(body);
  return { text, format, body, functions: walker.functions, roots: walker.roots, classes: walker.classes, topNames: walker.moduleScope.names, declaresUndefined: walker.declaresUndefined, usesOurNames: walker.usesOurNames, strict: isStrict(program), references: walker.references, privateUses: walker.privateUses };
}

function isStrict({ sourceType, body }: Program): boolean {
  return sourceType === 'module' || (body as { directive?: string }[]).some(({ directive }) => directive === 'use strict');
}
