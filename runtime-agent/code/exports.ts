import { type AnyNode, boundNames } from './patterns.ts';

/** How the value of `export default 5` is called, which has no name in its module (ECMA-262, 16.2.3.7). */
export const DEFAULT = '*default*';

/** A name that an ES module gives to others. */
export interface ExportedName {
  name: string;
  /** The module's own binding; {@link DEFAULT} for a value without a name; `null` for what comes from another module. */
  local: string | null;
  /** Of `export { a } from './b.mjs'`; `imported` is `*` for the other module's namespace. */
  from: { specifier: string; imported: string } | null;
  /** Of what came from another module with an update: the name in `$lgx.v` that reads it. */
  bound?: string;
  start: number;
  end: number;
}

export interface Exports {
  names: Map<string, ExportedName>;
  /** `export * from './b.mjs'` */
  stars: ExportedStar[];
}

export interface ExportedStar { specifier: string; start: number; end: number }

/** How `export *` stands among the names to which importers are bound by the language. */
export const starKey = (specifier: string): string => `* ${specifier}`;

/** The same name of the same module, or the same name of its own. */
export const isSameExport = (a: ExportedName, b: ExportedName): boolean => a.local === b.local && a.from?.specifier === b.from?.specifier && a.from?.imported === b.from?.imported;

export const isBoundName = (name: string): boolean => name.startsWith('$lgr');

/** A name for what comes from another module: no other has it. */
export function boundName({ name, from }: ExportedName): string {
  const all = `${name} ${from!.imported} ${from!.specifier}`;
  return `$lgr${all.replace(/\W/g, (letter) => `$${letter.codePointAt(0)!.toString(16)}`)}`;
}

/** What the statements of an ES module export. */
export function exportsOf(statements: readonly AnyNode[]): Exports {
  const result: Exports = { names: new Map(), stars: [] };
  for (const statement of statements) {
    const { start, end } = statement;
    const specifier = (statement['source'] as AnyNode | null | undefined)?.['value'] as string | undefined;
    for (const each of getters(statement)) result.names.set(each.name, each);
    if (statement.type === 'ExportAllDeclaration' && !statement['exported']) result.stars.push({ specifier: specifier!, start, end });
    else for (const each of namesIn(statement, specifier)) result.names.set(each.name, { start, end, ...each });
  }
  return result;
}

function namesIn(statement: AnyNode, specifier: string | undefined): (Omit<ExportedName, 'start' | 'end'> & Partial<ExportedName>)[] {
  switch (statement.type) {
    case 'ExportAllDeclaration': return [{ name: moduleName(statement['exported'] as AnyNode), local: null, from: { specifier: specifier!, imported: '*' } }];
    case 'ExportDefaultDeclaration': return [{ name: 'default', local: defaultLocal(statement['declaration'] as AnyNode), from: null }];
    case 'ExportNamedDeclaration': {
      if (statement['declaration']) return [...declaredNames(statement['declaration'] as AnyNode)].map((name) => ({ name, local: name, from: null }));
      return (statement['specifiers'] as AnyNode[]).map((each) => {
        const [local, name] = [moduleName(each['local'] as AnyNode), moduleName(each['exported'] as AnyNode)];
        const place = { name, start: each.start, end: each.end };
        return specifier === undefined ? { ...place, local, from: null } : { ...place, local: null, from: { specifier, imported: local } };
      });
    }
    default: return [];
  }
}

/** `__export(x, { a: () => a })`: how esbuild (and so tsx) exports from what becomes CommonJS; `object` is `x`. */
export function exportedGetters(statement: AnyNode): { object: string; properties: AnyNode[] } | null {
  const call = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  if (call?.type !== 'CallExpression' || (call['callee'] as AnyNode)['name'] !== '__export') return null;
  const [object, literal] = call['arguments'] as AnyNode[];
  return object?.type === 'Identifier' && literal?.type === 'ObjectExpression' ? { object: object['name'] as string, properties: literal['properties'] as AnyNode[] } : null;
}

function getters(statement: AnyNode): ExportedName[] {
  return (exportedGetters(statement)?.properties ?? []).flatMap(({ key, value, start, end }) => {
    const body = (value as AnyNode | undefined)?.['body'] as AnyNode | undefined;
    return body?.type === 'Identifier' ? [{ name: String(moduleName(key as AnyNode)), local: body['name'] as string, from: null, start, end }] : [];
  });
}

/** A name, or a string where the language has those for names. */
export const moduleName = (node: AnyNode): string => (node.type === 'Literal' ? (node['value'] as string) : (node['name'] as string));

function defaultLocal(declaration: AnyNode): string {
  const id = /Declaration$/.test(declaration.type) ? (declaration['id'] as AnyNode | null) : null;
  return id ? (id['name'] as string) : DEFAULT;
}

/** The names that a declaration at the module's level declares. */
export function declaredNames(declaration: AnyNode): string[] {
  if (declaration.type !== 'VariableDeclaration') return [(declaration['id'] as AnyNode)['name'] as string];
  return (declaration['declarations'] as AnyNode[]).flatMap((declarator) => [...boundNames(declarator['id'])]);
}
