import { type Edit, insertion, skipTrivia } from './edits.ts';
import { DEFAULT, exportsOf, moduleName } from './exports.ts';
import { marked } from './marks.ts';
import type { ModuleBody } from './module-body.ts';
import type { AnyNode } from './patterns.ts';

/**
 * Importers are bound to variables, and no importer can be bound to another one later. So what an ES module exports as a constant
 * is exported through a variable behind the declaration, which can be assigned: `const RATE = 2;let $lge0=RATE;export{$lge0 as RATE}`.
 * The module's own code reads the constant, which V8 knows to be one; importers read a variable as fast as a constant.
 */
export type ExportAliases = ReadonlyMap<string, string>;

/** For each binding that is exported through a variable, the variable's name. */
export function exportAliases({ statements }: ModuleBody): ExportAliases {
  const exported = new Set([...exportsOf(statements).names.values()].map(({ local }) => local));
  const names = statements.flatMap((statement) => (isDefaultValue(statement) ? [DEFAULT] : constantsOf(statement).map(({ id }) => id['name'] as string)));
  return new Map(names.filter((name) => exported.has(name)).map((name, i) => [name, `$lge${i}`]));
}

/** The edits that export those bindings through their variables. No line moves. */
export function aliasEdits({ statements }: ModuleBody, text: string): Edit[] {
  const aliases = exportAliases({ statements } as ModuleBody);
  return aliases.size === 0 ? [] : statements.flatMap((statement) => {
    if (isDefaultValue(statement)) return defaultEdits(statement, text, aliases.get(DEFAULT)!);
    const specifiers = statement['source'] ? [] : ((statement['specifiers'] ?? []) as AnyNode[]);
    return [...constantEdits(statement, text, aliases), ...specifiers.flatMap((specifier) => specifierEdits(specifier, text, aliases))];
  });
}

type Declarator = AnyNode & { id: AnyNode };

/** The constants that a statement declares, each under a name of its own. */
function constantsOf(statement: AnyNode): Declarator[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as AnyNode | null) : statement;
  if (declaration?.type !== 'VariableDeclaration' || declaration['kind'] !== 'const') return [];
  const declarators = declaration['declarations'] as Declarator[];
  return declarators.every(({ id }) => id.type === 'Identifier') ? declarators : [];
}

/** Functions and classes without a name would get that of the variable. */
function isDefaultValue(statement: AnyNode): boolean {
  const declaration = statement.type === 'ExportDefaultDeclaration' ? (statement['declaration'] as AnyNode) : null;
  return declaration !== null && !/Declaration$|FunctionExpression$|^ClassExpression$/.test(declaration.type);
}

/** Each variable comes to life with its constant, for what the next one is computed from may already import it. */
function constantEdits(statement: AnyNode, text: string, aliases: ExportAliases): Edit[] {
  const constants = constantsOf(statement);
  const exported = constants.filter(({ id }) => aliases.has(id['name'] as string));
  if (exported.length === 0) return [];
  const edits = statement.type === 'ExportNamedDeclaration' ? [blank(statement.start, 'export')] : [];
  const variable = ({ id }: Declarator): string => aliases.has(id['name'] as string) ? `;let ${aliases.get(id['name'] as string)!}=${id['name'] as string}` : '';
  for (const constant of constants.slice(0, -1)) {
    const comma = skipTrivia(text, constant.end);
    edits.push({ start: comma, end: comma + 1, text: marked(`${variable(constant)};const `) });
  }
  const clause = statement.type === 'ExportNamedDeclaration' ? `;export{${exported.map(({ id }) => `${aliases.get(id['name'] as string)!} as ${id['name'] as string}`).join()}}` : '';
  return [...edits, insertion(statement.end, marked(`${variable(constants.at(-1)!)}${clause};`))];
}

function defaultEdits(statement: AnyNode, text: string, alias: string): Edit[] {
  const keyword = skipTrivia(text, statement.start + 'export'.length);
  return [
    { start: statement.start, end: statement.start + 'export'.length, text: 'let   ' },
    { start: keyword, end: keyword + 'default'.length, text: `${alias}=`.padEnd('default'.length) },
    insertion(statement.end, marked(`;export{${alias} as default};`)),
  ];
}

/** `export { RATE }` becomes `export { $lge0 as RATE }`. */
function specifierEdits(specifier: AnyNode, text: string, aliases: ExportAliases): Edit[] {
  const [local, exported] = [specifier['local'] as AnyNode, specifier['exported'] as AnyNode];
  const alias = aliases.get(moduleName(local));
  return alias === undefined ? [] : [{ start: specifier.start, end: specifier.end, text: `${alias} as ${text.slice(exported.start, exported.end)}` }];
}

const blank = (start: number, word: string): Edit => ({ start, end: start + word.length, text: ' '.repeat(word.length) });
