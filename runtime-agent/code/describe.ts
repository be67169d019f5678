import type { DefinitionKind } from '../protocol/messages.ts';
import { DEFAULT } from './exports.ts';
import { decoratedName, expressionName } from './names.ts';
import { type AnyNode, boundNames } from './patterns.ts';

/** What people call a statement, and the names that it binds. */
export function describe(node: AnyNode, text: string): { kind: DefinitionKind; name: string; names: string[] } {
  switch (node.type) {
    case 'ImportDeclaration': {
      const names = (node['specifiers'] as AnyNode[]).flatMap((specifier) => [...boundNames(specifier['local'])]);
      return { kind: 'import', name: String((node['source'] as AnyNode)['value']), names };
    }
    case 'ExportNamedDeclaration': return describe(node['declaration'] as AnyNode, text);
    case 'ExportDefaultDeclaration': {
      const inner = describe(node['declaration'] as AnyNode, text);
      return inner.kind === 'statement' ? { kind: 'export', name: 'default', names: [DEFAULT] } : { ...inner, name: inner.name || 'default' };
    }
    case 'FunctionDeclaration': case 'ClassDeclaration': {
      const name = (node['id'] as AnyNode | null)?.['name'] as string | undefined;
      return { kind: node.type === 'ClassDeclaration' ? 'class' : 'function', name: name ?? '', names: name ? [name] : [] };
    }
    case 'VariableDeclaration': {
      const names = (node['declarations'] as AnyNode[]).flatMap((declarator) => [...boundNames(declarator['id'])]);
      return { kind: 'variable', name: names.join(', '), names };
    }
    default: return { kind: 'statement', name: statementName(node, text), names: [] };
  }
}

/** `app.get("/cart")`, `server.listen`, `exports.total`, else the statement's first words. */
function statementName(node: AnyNode, text: string): string {
  const expression = node.type === 'ExpressionStatement' ? (node['expression'] as AnyNode) : null;
  const decorated = expression && decoratedName(expression, text);
  if (decorated) return decorated;
  if (expression?.type === 'AssignmentExpression') return expressionName(expression['left'] as AnyNode, text) || shortText(node, text);
  if (expression?.type !== 'CallExpression') return shortText(node, text);
  const callee = expressionName(expression['callee'] as AnyNode, text);
  const first = (expression['arguments'] as AnyNode[])[0];
  const literal = first?.type === 'Literal' ? text.slice(first.start, first.end) : '';
  return callee ? `${callee}(${literal})` : shortText(node, text);
}

function shortText(node: AnyNode, text: string): string {
  const line = text.slice(node.start, node.end).split('\n', 1)[0]!.trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
