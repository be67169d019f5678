/** What TypeScript types and JSON schemas say alike, as one comparable form: a schema without remarks and narrowings. */
import ts from 'typescript';

export type Skeleton = boolean | number | string | null | Skeleton[] | { [key: string]: Skeleton };
type Values = Readonly<Record<string, unknown>>;

/** Keywords that only narrow or explain what the type says. */
const refinements = new Set(['description', '$comment', 'minimum', 'minLength', 'pattern']);

/**
 * @param text of a TypeScript module
 * @param values what the module exports at run time: `(typeof x)[…]` is looked up there
 * @returns the exported interfaces and type aliases by name
 * @throws Error at a type that it has no form for
 */
export function skeletonOfTypes(text: string, values: Values): Record<string, Skeleton> {
  const source = ts.createSourceFile('types.ts', text, ts.ScriptTarget.Latest, true);
  const exported = source.statements.filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    .filter((node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  return Object.fromEntries(exported.map((node) =>
    [node.name.text, ts.isInterfaceDeclaration(node) ? ofMembers(node.members, values) : ofType(node.type, values)]));
}

/** @returns a schema's `definitions` in the form that types have */
export function skeletonOfSchema(definitions: Record<string, Skeleton>): Record<string, Skeleton> {
  return Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, ofSchema(schema)]));
}

function ofSchema(schema: Skeleton): Skeleton {
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return schema;
  const said = Object.entries(schema).filter(([key]) => !refinements.has(key));
  return Object.fromEntries(said.map(([key, value]) => [key, ofKeyword(key, value)]));
}

function ofKeyword(key: string, value: Skeleton): Skeleton {
  if (key === 'type' && value === 'integer') return 'number';
  if (key === 'properties') return skeletonOfSchema(value as Record<string, Skeleton>);
  if (key === 'anyOf') return (value as Skeleton[]).map(ofSchema);
  return Array.isArray(value) ? sorted(value) : ofSchema(value);
}

function ofMembers(members: ts.NodeArray<ts.TypeElement>, values: Values): Skeleton {
  const fields = members.filter(ts.isPropertySignature);
  return {
    type: 'object',
    required: sorted(fields.filter((field) => !field.questionToken).map((field) => field.name.getText())),
    properties: Object.fromEntries(fields.map((field) => [field.name.getText(), ofType(field.type!, values)])),
  };
}

const keywords: { [kind in ts.SyntaxKind]?: string } = {
  [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.NumberKeyword]: 'number', [ts.SyntaxKind.BooleanKeyword]: 'boolean',
};

function ofType(node: ts.TypeNode, values: Values): Skeleton {
  const keyword = keywords[node.kind];
  if (keyword) return { type: keyword };
  if (ts.isTypeReferenceNode(node)) return { $ref: `#/definitions/${node.typeName.getText()}` };
  if (ts.isArrayTypeNode(node)) return { type: 'array', items: ofType(node.elementType, values) };
  if (ts.isTypeLiteralNode(node)) return ofMembers(node.members, values);
  if (ts.isLiteralTypeNode(node)) return { const: literal(node) };
  if (ts.isUnionTypeNode(node)) return ofUnion(node, values);
  if (ts.isIndexedAccessTypeNode(node)) return { enum: sorted(valuesOf(node, values)) };
  throw new Error(`No form for the type ${node.getText()}: add one to this test's helper.`);
}

function ofUnion({ types }: ts.UnionTypeNode, values: Values): Skeleton {
  if (!types.some(isNull)) return { enum: sorted(types.map(literal)) };
  const rest = types.filter((type) => !isNull(type));
  const keyword = rest.length === 1 && keywords[rest[0]!.kind];
  return keyword ? { type: sorted([keyword, 'null']) } : { anyOf: [...rest.map((type) => ofType(type, values)), { type: 'null' }] };
}

const isNull = (node: ts.TypeNode): boolean => ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;

/** JSON's notation of the literals that are used, but for strings' quotes. */
const literal = (node: ts.TypeNode): Skeleton => JSON.parse(node.getText().replaceAll("'", '"')) as Skeleton;

/** `(typeof name)[number]`, `(typeof name)[keyof typeof name]`. */
function valuesOf(node: ts.IndexedAccessTypeNode, values: Values): Skeleton[] {
  const name = /^\(typeof (\w+)\)/.exec(node.getText())?.[1];
  if (name !== undefined && name in values) return Object.values(values[name] as object) as Skeleton[];
  throw new Error(`No value for ${node.getText()}.`);
}

const sorted = (list: Skeleton[]): Skeleton[] => [...list].sort((a, b) => (String(a) < String(b) ? -1 : 1));
