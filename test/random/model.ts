/**
 * Programs as trees. Code is a list of parts: text, names and further nodes. In text, four characters stand for layout, which
 * `layout.ts` fills in: ` ` a gap, `·` a possible gap, `¬` a gap without a line break, `¶` a statement's end.
 * Plain objects that share their bindings: `structuredClone` copies a program whole.
 */

export type Kind = 'sync' | 'async' | 'generator' | 'async generator';
/** What can be done with a name; `member` names are reached through an object only. */
export type Shape = 'number' | 'list' | 'function' | 'class' | 'object' | 'member';

/** A name and all of its uses: renaming is one assignment. */
export interface Binding {
  node: 'binding';
  id: number;
  name: string;
  shape: Shape;
  /** The number of the function that declares it, 0 at the module's level. */
  owner: number;
  assignable: boolean;
  /** What it is bound to, where that is known. */
  target: Fn | Class | ObjectLiteral | null;
}

/** Text in which no character stands for layout. `ts`: only in TypeScript. */
export interface Raw { node: 'raw'; text: string; ts: boolean }
export type Part = string | Raw | Binding | Expr | Block | Fn | Class | ObjectLiteral;

/** What an expression or statement may not be without: checked after every edit. */
export type Need = 'async' | 'generator' | 'function' | 'home' | 'constructor' | 'loop';

/** A number, as far as anybody cares. */
export interface Expr { node: 'expr'; id: number; parts: Part[]; needs: Need | null }
export interface Stmt { node: 'stmt'; id: number; parts: Part[]; declares: Binding[]; needs: Need | null }
/** `{ … }` with names of its own, such as a loop's variable. */
export interface Block {
  node: 'block';
  id: number;
  locals: Binding[];
  stmts: Stmt[];
  loop: boolean;
  /** It puts back what was changed, and stays as it is. */
  pinned: boolean;
}
export interface Param { node: 'param'; id: number; parts: Part[]; declares: Binding[]; rest: boolean }

export interface Fn {
  node: 'fn';
  id: number;
  /** What its marker says when it is called; most edits of its own code make a new one. No two are the same. */
  version: number;
  /** A new number at every edit of its own code. */
  revision: number;
  kind: Kind;
  /** What a call returns, or what the promise is of. */
  yields: 'number' | 'closure' | 'closures' | 'object';
  form: 'declaration' | 'expression' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor';
  /** Of a declaration or a named expression. */
  binding: Binding | null;
  params: Param[];
  body: Block | Expr;
  /** Where it calls `$t(id, version)`: first thing, as an argument list's spare part, or nowhere. */
  marker: 'first' | 'default' | 'none';
  strict: boolean;
  /** Of a constructor: arguments of `super(…)`. */
  superArgs: Expr[] | null;
}

export interface Member {
  node: 'member';
  id: number;
  name: Binding;
  isStatic: boolean;
  what: 'method' | 'field' | 'static block';
  fn: Fn | null;
  value: Expr | Fn | null;
  block: Block | null;
  /** The key is written `['name']`. */
  computed: boolean;
}

export interface Class { node: 'class'; id: number; revision: number; binding: Binding; base: Binding | null; members: Member[] }
export interface ObjectLiteral { node: 'object'; id: number; members: Member[] }

/**
 * A statement at the module's level.
 * - `constant`, `state`: `const` and `let` of a number;
 * - `made`: a value that a call made when the module was loaded;
 * - `hold`: a reference that the harness holds from then on;
 * - `type`: an interface (TypeScript only)
 */
export interface Item {
  node: 'item';
  id: number;
  /** Uses only items of a lower rank, so that calls come to an end. */
  rank: number;
  what: 'function' | 'class' | 'object' | 'constant' | 'state' | 'made' | 'hold' | 'type';
  stmt: Stmt;
  binding: Binding | null;
  exported: 'no' | 'named' | 'default';
  /** A new number at every edit of what is not a function. */
  revision: number;
  layout: Layout;
}

export interface Layout {
  /** Of white space and comments. */
  seed: number;
  /** How often a gap is anything else than usual. */
  odd: number;
  semicolons: boolean;
  /** Lines of comment before it. */
  above: number;
}

/** `from`: the module that has it, or one that exports it on. `above`: in a circle only items of a higher rank use it, so that calls come to an end. */
export interface Import { from: string; to: Binding; how: 'named' | 'renamed' | 'namespace' | 'default'; above?: number }

/** What another module exports is exported on; `names` is `null` for all of it. */
export interface Reexport { from: string; names: Binding[] | null }

export interface Module {
  name: string;
  items: Item[];
  imports: Import[];
  reexports: Reexport[];
  /** Whom it accepts to be run again: itself, or what it imports. */
  hot: 'nobody' | 'itself' | 'imports';
  /** CommonJS: one object, or one assignment each. */
  exportsObject: boolean;
  crlf: boolean;
  mark: boolean;
  /** It came with an edit, and is loaded because another module imports it: the program's first file does not know it. */
  late: boolean;
  layout: Layout;
}

export type Format = 'esm' | 'cjs' | 'ts';
export interface Program {
  format: Format;
  /** Laid out in the usual way: a line of a stack is then told exactly. */
  plain: boolean;
  nextId: number;
  modules: Module[];
}

export type CodeNode = Exclude<Part, string> | Stmt | Param | Member | Item;

export const isOn = (fn: Fn): boolean => fn.marker !== 'none';
export const isPrivate = (member: Member): boolean => member.name.name.startsWith('#');

/** Makes nodes with numbers of their own. */
export class Nodes {
  constructor(readonly program: Program) {}

  id(): number { return this.program.nextId++; }

  binding(name: string, shape: Shape, owner: number, target: Binding['target'] = null): Binding {
    return { node: 'binding', id: this.id(), name, shape, owner, assignable: false, target };
  }

  expr(parts: Part[], needs: Need | null = null): Expr { return { node: 'expr', id: this.id(), parts, needs }; }
  stmt(parts: Part[], declares: Binding[] = [], needs: Need | null = null): Stmt { return { node: 'stmt', id: this.id(), parts, declares, needs }; }
  block(stmts: Stmt[], locals: Binding[] = [], loop = false): Block { return { node: 'block', id: this.id(), stmts, locals, loop, pinned: false }; }
  number(value: number): Expr { return this.expr([String(value)]); }
}

export const raw = (text: string): Raw => ({ node: 'raw', text, ts: false });
export const typed = (text: string): Raw => ({ node: 'raw', text, ts: true });
