/** The specifiers in a module's text, found without parsing it: rather one too many. */
export function specifiersIn(text: string): string[] {
  const specifiers = new Set<string>();
  for (const match of text.matchAll(/\b(?:from|import|require)\s*\(?\s*(["'`])([^"'`\n]+)\1/g)) specifiers.add(match[2]!);
  return [...specifiers];
}
