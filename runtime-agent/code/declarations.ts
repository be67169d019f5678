import type { AnyNode } from './patterns.ts';

/** `let a = 1, b = 2` declares two names, each of which can change, come and go by itself: as one declaration for each, without the keyword. */
export function oneByOne(statement: AnyNode): AnyNode[] {
  const declaration = (statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : statement) as AnyNode | null;
  const declarators = declaration?.type === 'VariableDeclaration' ? (declaration['declarations'] as AnyNode[]) : [];
  if (declarators.length < 2 || !['const', 'let', 'var'].includes(declaration!['kind'] as string)) return [statement];
  return declarators.map((declarator) => {
    const { start, end } = declarator;
    const part = { ...declaration!, start, end, declarations: [declarator] };
    return statement === declaration ? part : { ...statement, start, end, declaration: part };
  });
}

/** Whether a declaration is one of several that have one keyword. */
export const isPart = (node: AnyNode): boolean => node.type === 'VariableDeclaration' && (node['declarations'] as AnyNode[])[0]!.start === node.start;
