import { isStaticCode } from './class-members.ts';
import type { Kind } from './kinds.ts';
import type { Member, Statement } from './snapshot.ts';

/** Codes of edits that need a restart, and of files that could not be taken. Each has a section in `docs/edits.md`. */
export const codes = {
  added: 'LG101',
  removed: 'LG102',
  statement: 'LG103',
  variable: 'LG104',
  importExport: 'LG105',
  class: 'LG106',
  kind: 'LG107',
  newName: 'LG108',
  captures: 'LG109',
  unguardedFunction: 'LG111',
  heldByImporter: 'LG112',
  unguardedModule: 'LG113',
  invalidated: 'LG115',
  syntax: 'LG201',
  unreadable: 'LG202',
  empty: 'LG203',
  deleted: 'LG204',
  outside: 'LG205',
  evaluation: 'LG206',
  encoding: 'LG207',
  thrown: 'LG208',
  unloadable: 'LG209',
  notAccepted: 'LG210',
  internal: 'LG211',
} as const;

const canAccept = 'A module that accepts itself (`hot.accept()`) is run again instead.';

export interface RudeEdit { code: string; message: string }

export function addedStatement(statement: Statement): RudeEdit {
  return { code: codes.added, message: `${describe(statement)} is new at the top of the module; it comes into being at the next start.` };
}

export function removedStatement(statement: Statement): RudeEdit {
  return { code: codes.removed, message: `${describe(statement)} was removed from the file, and is there in the running app until the next start.${statement.kind === 'statement' || statement.kind === 'variable' ? ` ${canAccept}` : ''}` };
}

export const addedExport = (name: string): RudeEdit => ({
  code: codes.added, message: `The export \`${name}\` is new; other modules can import it after the next start.`,
});

export const unknownNames = (specifier: string): RudeEdit => ({
  code: codes.added, message: `Which names '${specifier}' exports can be known only for an ES module of the app; other modules can import them after the next start.`,
});

export const changedExport = (name: string): RudeEdit => ({
  code: codes.importExport, message: `The export \`${name}\` is something else now; whoever imports it has what it was until the next start.`,
});

export const usedImport = (name: string): RudeEdit => ({
  code: codes.removed, message: `The import of \`${name}\` was removed from the file, which still uses it; the running app has it until the next start.`,
});

export const removedBareImport = (specifier: string): RudeEdit => ({
  code: codes.removed, message: `What '${specifier}' did when it was loaded cannot be undone in the running app; the next start goes without it.`,
});

export const usedAtLoad = (name: string): RudeEdit => ({
  code: codes.importExport, message: `\`${name}\` comes from somewhere else now, and was used when the module was loaded; the new one is used at the next start.`,
});

export const changedProperty = (key: string): RudeEdit => ({
  code: codes.variable, message: `What is exported as \`${key}\` was made when the module was loaded; it is made anew at the next start.`,
});

export const laterModules: RudeEdit = {
  code: codes.heldByImporter, message: 'Modules that are loaded have it; those that are loaded later can import it after the next start only, before Node.js 22.15.',
};

export const laterCopies: RudeEdit = {
  code: codes.heldByImporter, message: 'Modules that are loaded follow each assignment; those that are loaded later have, until the next start, the value that it had at the last update.',
};

export const removedExport = (name: string): RudeEdit => ({
  code: codes.removed, message: `The export \`${name}\` was removed from the file, and is there in the running app until the next start.`,
});

export function changedStatement(old: Statement, next: Statement): RudeEdit {
  const unguarded = next.unguarded[0] ?? old.unguarded[0];
  if (unguarded && (next.kind === 'function' || next.kind === 'variable')) {
    return { code: codes.unguardedFunction, message: `${describe(next)} cannot be replaced while the app runs: ${unguardedReasons[unguarded] ?? unguarded}.` };
  }
  switch (next.kind) {
    case 'function': return { code: codes.kind, message: `${describe(next)} became another kind of function; whoever holds it holds the old kind.` };
    case 'class': return { code: codes.class, message: changedClass(old, next) };
    case 'variable': return { code: codes.variable, message: `The value of \`${next.name}\` was computed when the module was loaded; the new one is computed at the next start. ${canAccept}` };
    case 'import': case 'export': return { code: codes.importExport, message: `What the module imports or exports has changed.` };
    default: return { code: codes.statement, message: `This statement ran when the module was loaded; the new one runs at the next start. ${canAccept}` };
  }
}

function changedClass({ superclass: before }: Statement, { name, superclass }: Statement): string {
  if (superclass && !before) return `\`${name}\` extends another class for the first time. The class was made without \`super()\`, and goes on making its objects so; it is made anew at the next start.`;
  if (before && !superclass) return `\`${name}\` extends no other class any more. The class was made with \`super()\`, and goes on making its objects so; it is made anew at the next start.`;
  return `More than the bodies of the methods of \`${name}\` has changed.`;
}

export function addedMember({ kind, name }: Member): RudeEdit {
  return { code: codes.class, message: `The ${kind} \`${name}\` is new; the class gets it at the next start.` };
}

export function removedMember(member: Member): RudeEdit {
  const { kind, name } = member;
  if (isStaticCode(member)) return { code: codes.class, message: `\`${name}\` was removed from the file; it ran when the class was made, and what it did stays until the next start. ${canAccept}` };
  return { code: codes.class, message: `The ${kind} \`${name}\` was removed from the file; the class has it until the next start.` };
}

export function changedMember(member: Member): RudeEdit {
  const { kind, name } = member;
  if (isStaticCode(member)) return { code: codes.class, message: `\`${name}\` ran when the class was made; the new code runs at the next start. ${canAccept}` };
  return { code: codes.class, message: kind === 'field' ? `The field \`${name}\` has changed; objects get the new one after the next start.` : `\`${name}\` became another kind of member.` };
}

export const changedDecorators = (name: string): RudeEdit => ({
  code: codes.class, message: `A decorator in this file was added, removed or changed; \`${name}\` was decorated when the class was made, and is decorated anew at the next start.`,
});

export const decoratedMember = (name: string): RudeEdit => ({
  code: codes.class, message: `\`${name}\` was decorated when the class was made; what its decorators have made of it stays until the next start.`,
});

/** Of a field that has changed. */
export const oldObjectsKeep = 'Objects made from now on have it; those made before keep what they have.';

/** Of a field whose value is, or has in it, a function. */
export const oldObjectsKeepCode: RudeEdit = { code: codes.class, message: oldObjectsKeep };

/** Of a field that has become a method or accessor. */
export const oldObjectsHideIt: RudeEdit = { code: codes.class, message: 'Objects made before the save have a field of that name, which hides it.' };

/** Of a new `#name`. */
export const oldObjectsGetIt = 'Objects made before the save get it when it is first used.';

export const anotherSuperclass = 'It extends another class. Objects made before the save follow, but have no fields of that class.';

export const noPlaceForFields: RudeEdit = {
  code: codes.class,
  message: 'What makes the objects of this class cannot be changed while the app runs: an initialiser that runs code would run in vain, or the constructor cannot be taken apart.',
};

export function hidesInherited(name: string): RudeEdit {
  return { code: codes.class, message: `\`${name}\` was removed, and what the class extends may have a field of that name, which comes to light at the next start.` };
}

export const cannotConstruct: RudeEdit = {
  code: codes.unguardedFunction,
  message: 'The constructor cannot be replaced: its `super(…)` is no statement of its own, or it uses something that what runs does not hand over.',
};

export const unguardedModule: RudeEdit = {
  code: codes.unguardedModule,
  message: 'The app has loaded this file in a way in which its parts cannot be replaced; the new text is taken at the next start.',
};

export const heldBack: RudeEdit = {
  code: codes.class,
  message: 'Its class needs a restart, so its new code, which may use what the class does not have yet, waits for that too.',
};

export const heldBackByFunction: RudeEdit = {
  code: codes.newName,
  message: 'Another change in the same function needs a restart; this one waits for it.',
};

export function usesNewNames(names: string[]): RudeEdit {
  return { code: codes.newName, message: `It uses ${names.map((name) => `\`${name}\``).join(', ')}, which the running module does not have yet.` };
}

/** No rude edits: what is left to do by itself. */
export const waitsForTurn = 'It runs when the app\'s event loop comes round.';
export const waitsForStatements = 'It waits for statements before it, which run when the app\'s event loop comes round.';
export const notRun: RudeEdit = { code: codes.thrown, message: 'It has not been run, because a statement before it threw.' };

export function waitsForNames(names: string[]): string {
  return `It waits for ${names.map((name) => `\`${name}\``).join(', ')}, whose value is computed when the app's event loop comes round.`;
}

export function readsOldValues(names: string[]): RudeEdit {
  const all = names.map((name) => `\`${name}\``).join(', ');
  return { code: codes.variable, message: `Static members of classes, or functions without a guard, keep the value that ${all} had before.` };
}

export const cannotBeHandedOver: RudeEdit = {
  code: codes.captures,
  message: 'It uses something of the code around it that the function made before the save does not hold.',
};

export const anotherKind = (name: string): RudeEdit => ({
  code: codes.kind, message: `\`${name}\` became another kind of function; whoever holds it holds the old kind.`,
});

/** @param before what a call gave */
export function holdersKeep(name: string, before: Kind): RudeEdit {
  if (before === 'async') return holdersGetPromises;
  return holdersKeepOld(name);
}

export const holdersKeepOld = (name: string): RudeEdit => ({
  code: codes.kind, message: `Calls of \`${name}\` run the new code; whoever took the function itself before the save keeps the old one, with its old code.`,
});

export const holdersGetPromises: RudeEdit = {
  code: codes.kind,
  message: 'All calls run the new code; but a function that was made, or taken from where it is defined, before the save goes on giving a promise.',
};

export const closuresKeepOldCode: RudeEdit = {
  code: codes.captures,
  message: 'Functions made before the save do not hold all that the new code uses, and keep the old code; those made from now on run the new one.',
};

export const looseKeepOldCode: RudeEdit = {
  code: codes.unguardedFunction,
  message: 'It makes functions or classes that cannot be replaced on their own. Those made before the save stay as they were made; those made from now on are as the new code says.',
};

/** Nothing that is to be mended, but a user should know. */
export function goneWithin(names: string[]): { message: string } | null {
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return names.length === 0 ? null : { message: `${listed} ${names.length === 1 ? 'is' : 'are'} no more in it; function objects made before the save keep the code they have.` };
}

/** What a census has found of the two above. */
export const objectsAlive = (count: number): string =>
  `${count} function ${count === 1 ? 'object' : 'objects'} made before the save ${count === 1 ? 'is alive and keeps' : 'are alive and keep'} the old code; those made from now on run the new one.`;

export const objectsToCome = 'No function object made before the save is alive, but a call that began before it is under way and may make some.';

const unguardedReasons: Record<string, string> = {
  arguments: 'it declares a name `arguments`',
  eval: 'it uses `eval`',
  lexical: 'it uses `new.target`, or `arguments` or `super` of the function around it',
  class: 'its class may be evaluated more than once, and the new code uses `#names` or `super`',
  constructor: 'the constructor of a derived class with fields of its own runs only with the class',
  parameters: 'its parameters run code that cannot be set aside',
  redeclared: 'it declares a function and a variable of the same name',
  directive: 'it has a directive that leaves no room for a guard',
  with: 'it is within a `with`, or there is one in it',
};

function describe(statement: Statement): string {
  return statement.kind === 'statement' || statement.kind === 'export' ? `\`${statement.name}\`` : `The ${statement.kind} \`${statement.name}\``;
}
