import { Parser, type Program, type Token } from 'acorn';

export type Format = 'commonjs' | 'module';

/** Text that cannot be parsed: where, in the JavaScript text that was given (0-based line and character). */
export class ParseError extends Error {
  constructor(message: string, readonly offset: number, readonly line: number, readonly character: number) {
    super(message);
    this.name = 'ParseError';
  }
}

/** Knows of methods, too, whether they are generators: a slash behind `yield` begins a regular expression there. */
class ModuleParser extends Parser {
  declare readonly inGenerator: boolean;

  inGeneratorContext(): boolean {
    return this.inGenerator;
  }
}

/**
 * The syntax tree of a module's JavaScript text.
 * @param onToken gets every token in order; leave it out where only the tree is needed (it doubles the time)
 * @throws ParseError
 */
export function parseModule(text: string, format: Format, onToken?: (token: Token) => void): Program {
  try {
    return ModuleParser.parse(text, { ecmaVersion: 'latest', sourceType: format, allowHashBang: true, onToken });
  } catch (error) {
    const { message, pos, loc } = error as SyntaxError & { pos?: number; loc?: { line: number; column: number } };
    if (pos === undefined || !loc) throw error;
    throw new ParseError(message.replace(/ \(\d+:\d+\)$/, ''), pos, loc.line - 1, loc.column);
  }
}
