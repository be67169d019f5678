import { type Token, tokTypes } from 'acorn';
import { isImplied } from './functions.ts';
import type { FunctionCode } from './snapshot.ts';

/** Reads tokens in order; each range is asked for once, or from its start again. */
export class TokenReader {
  constructor(private readonly text: string, private readonly tokens: Token[]) {}

  own(start: number, end: number, functions: FunctionCode[]): string {
    const holes = functions.filter(({ fn }) => !isImplied(fn));
    const parts: string[] = [];
    let hole = 0;
    for (let i = this.indexAt(start); i < this.tokens.length; i++) {
      const token = this.tokens[i]!;
      if (token.start >= end) break;
      const current = holes[hole];
      if (current && token.start >= current.fn.start) {
        parts.push(`\u0001${current.shape}`);
        while (i + 1 < this.tokens.length && this.tokens[i + 1]!.start < current.fn.end) i++;
        hole++;
        continue;
      }
      if (this.breaksBefore(i)) parts.push('\n');
      if (token.type.label.length === 1 && isTrailingComma(parts, token.type.label)) parts.pop();
      // A template's line ends are `\n` whatever the file's are (ECMA-262, 12.9.6).
      parts.push(this.text.slice(token.start, token.end).replaceAll('\r\n', '\n'));
    }
    return parts.join('\u0000');
  }

  private indexAt(position: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tokens[middle]!.start < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A line break that may mean something: after `return` and its like, before `++` (ECMA-262, 12.10: restricted productions). */
  private breaksBefore(index: number): boolean {
    const before = this.tokens[index - 1];
    const token = this.tokens[index]!;
    if (!before || goingOn.has(token.type)) return false;
    const restricted = token.type === tokTypes.incDec || lineSensitive.has(this.text.slice(before.start, before.end));
    return restricted && /[\n\r\u2028\u2029]/.test(this.text.slice(before.end, token.start));
  }
}

/** A comma before what closes a list adds nothing to it, but for a hole in an array. Formatters put it there and take it away. */
function isTrailingComma(parts: string[], closing: string): boolean {
  if (parts.at(-1) !== ',') return false;
  return closing === '}' || closing === ')' || (closing === ']' && parts.at(-2) !== ',' && parts.at(-2) !== '[');
}

/** What begins with one of these goes on with what comes before it. */
const goingOn = new Set([
  tokTypes.eq, tokTypes.comma, tokTypes.semi, tokTypes.colon, tokTypes.question, tokTypes.parenR, tokTypes.bracketR, tokTypes.braceR, tokTypes.logicalAND, tokTypes.logicalOR,
  tokTypes.coalesce, tokTypes.bitwiseAND, tokTypes.bitwiseOR, tokTypes.bitwiseXOR, tokTypes.equality, tokTypes.relational, tokTypes.bitShift, tokTypes.modulo,
]);

const lineSensitive = new Set(['return', 'break', 'continue', 'yield', 'throw', 'async', 'get', 'set', 'static', 'let', 'using', 'await', 'accessor']);
