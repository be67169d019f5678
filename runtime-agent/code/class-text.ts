import type { DefinitionKind } from '../protocol/messages.ts';
import type { Analysis } from './analyse.ts';
import { isInitializer } from './functions.ts';
import { expressionName, keyName } from './names.ts';
import type { AnyNode } from './patterns.ts';
import { isCompilersBlock, plainnessOf } from './plainness.ts';
import type { FieldValue, FunctionCode, Member, Statement } from './snapshot.ts';
import type { TokenReader } from './token-reader.ts';

/** Of what declares or assigns a class: its tokens up to its body. */
export function headingOf(statement: AnyNode, functions: FunctionCode[], text: string, reader: TokenReader): Pick<Statement, 'heading' | 'superclass'> {
  const node = classIn(statement);
  if (!node) return { heading: null, superclass: null };
  const [body, superclass] = [node['body'], node['superClass']] as [AnyNode, AnyNode | null];
  const heading = reader.own(statement.start, (superclass ?? body).start, functions);
  if (!superclass) return { heading, superclass: null };
  const { start, end } = superclass;
  return { heading, superclass: { node: superclass, own: reader.own(start, body.start, functions), name: expressionName(superclass, text), start, end } };
}

/** The members of such a class, one by one. */
export function membersOf(statement: AnyNode, name: string, functions: FunctionCode[], analysis: Analysis, reader: TokenReader): Member[] {
  const body = classIn(statement)?.['body'] as AnyNode | undefined;
  let blocks = 0;
  return ((body?.['body'] ?? []) as AnyNode[]).filter((member) => !isCompilersBlock(member)).map((member) => {
    const inside = functions.filter(({ fn }) => fn.start >= member.start && fn.end <= member.end);
    const own = reader.own(member.start, member.end, inside).replace(/\0;$/, '');
    const kind = member.type === 'MethodDefinition' ? methodKinds[member['kind'] as string] ?? 'method' : 'field';
    const memberName = member.type === 'StaticBlock' ? `static${++blocks > 1 ? ` #${blocks}` : ''}` : keyName(member, analysis.text);
    const { start, end } = member;
    const key = member.type === 'StaticBlock' || member['computed'] ? null : memberName;
    return { node: member, own, kind, name: `${name}.${memberName}`, start, end, functions: inside, isStatic: member['static'] === true || member.type === 'StaticBlock', key, value: valueOf(member, analysis) };
  });
}

function valueOf(member: AnyNode, { functions }: Analysis): FieldValue | null {
  const value = member.type === 'PropertyDefinition' ? (member['value'] as AnyNode | null) : null;
  if (!value) return null;
  const { start, end } = value;
  return { start, end, plainness: plainnessOf(value), initializer: functions.find((fn) => isInitializer(fn) && fn.start === start) ?? null };
}

const methodKinds: Record<string, DefinitionKind | undefined> = { get: 'getter', set: 'setter', constructor: 'constructor' as const };

/** The class that a statement declares or assigns: `class C`, `export class C`, `const C = class`, `module.exports = class`. */
function classIn(node: AnyNode): AnyNode | null {
  if (node.type === 'ExpressionStatement' || node.type === 'AssignmentExpression') return classIn((node['expression'] ?? node['right']) as AnyNode);
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return node;
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') return node['declaration'] ? classIn(node['declaration'] as AnyNode) : null;
  const declarators = node.type === 'VariableDeclaration' ? (node['declarations'] as AnyNode[]) : [];
  return declarators.length === 1 && declarators[0]!['init'] ? classIn(declarators[0]!['init'] as AnyNode) : null;
}
