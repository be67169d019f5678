/**
 * Sources of scenarios have their types in comments: `price /*: number *\/` and `/*:: interface Item {} *\/`.
 * Uncovers them; nothing moves.
 */
export function toTypeScript(source: string): string {
  return source.replace(/\/\*(::?)(.*?)\*\//gsu, (_, colons: string, type: string) => `  ${colons === ':' ? ':' : '  '}${type}  `);
}
