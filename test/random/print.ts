/** Prints a module as an ES module, CommonJS or TypeScript, and says where everything stands. */
import { Page } from './layout.ts';
import type { Block, Class, Expr, Fn, Format, Item, Member, Module, ObjectLiteral, Param, Part, Stmt } from './model.ts';
import { importOf } from './scope.ts';

export interface Span { start: number; end: number }

export interface Printed {
  text: string;
  items: Map<number, Span>;
  fns: Map<number, Span>;
}

/** The number under which {@link Printed.items} has what hands the module's names to the harness. */
export const ACCESS = -1;
/** … and what calls the hot API. */
const HOT = -2;

export const extension: Record<Format, string> = { esm: 'mjs', cjs: 'cjs', ts: 'ts' };

export function printModule(module: Module, format: Format): Printed {
  return new Printer(module, format).module();
}

/** The program's first file. */
export function printEntry(modules: Module[], format: Format): string {
  const load = (name: string): string => (format === 'cjs' ? `require('./${name}.cjs');` : `import './${name}.${extension[format]}';`);
  return [...modules.filter(({ late }) => !late).map(({ name }) => load(name)), ''].join('\n');
}

class Printer {
  private readonly page: Page;
  private readonly items = new Map<number, Span>();
  private readonly fns = new Map<number, Span>();

  constructor(private readonly source: Module, private readonly format: Format) {
    this.page = new Page(source.layout, source.crlf ? '\r\n' : '\n');
  }

  module(): Printed {
    const { page, source } = this;
    if (source.mark) page.raw('\uFEFF');
    this.imports();
    this.reexports();
    for (const item of source.items) this.item(item);
    page.use(source.layout);
    if (this.format === 'cjs' && source.exportsObject) {
      const others = source.reexports.flatMap(({ from, names }) => names?.map(({ name }) => `${name}: require(${this.file(from)}).${name}`) ?? `...require(${this.file(from)})`);
      page.raw(`module.exports = { ${[...others, ...this.exported().map((item) => `${keyOf(item)}: ${item.binding!.name}`)].join(', ')} };`);
      page.line();
    }
    this.hot();
    this.access();
    return { text: page.text, items: this.items, fns: this.fns };
  }

  private exported(): Item[] { return this.source.items.filter(({ exported, binding }) => exported !== 'no' && binding); }

  private hot(): void {
    const { source: { hot, imports } } = this;
    const api = this.format === 'cjs' ? 'module.hot' : 'import.meta.hot';
    const accepted = hot === 'imports' ? [...new Set(imports.map(({ from }) => from))].map((from) => `${api}?.accept(${this.file(from)}, () => {});`) : hot === 'itself' ? [`${api}?.accept();`] : [];
    if (accepted.length === 0) return;
    this.within(this.items, HOT, () => this.page.raw(accepted.join(' ')));
    this.page.line();
  }

  private file(module: string): string { return `'./${module}.${extension[this.format]}'`; }

  private access(): void {
    const names = this.source.items.filter(({ binding }) => binding).map(({ id, binding }) => `i${id}: ${binding!.name}`);
    this.within(this.items, ACCESS, () => this.page.raw(`$access('${this.source.name}', () => ({ ${names.join(', ')} }));`));
    this.page.line();
  }

  private within(map: Map<number, Span>, id: number, print: () => void): void {
    const start = this.page.length;
    print();
    const whole = this.page.text.slice(start);
    const leading = whole.length - whole.trimStart().length;
    map.set(id, { start: start + leading, end: start + whole.trimEnd().length });
  }

  private imports(): void {
    const namespaces = new Set<string>();
    for (const { from, to, how } of this.source.imports) {
      const file = this.file(from);
      if (how === 'namespace' && namespaces.has(from)) continue;
      if (how === 'namespace') namespaces.add(from);
      this.page.raw(this.format === 'cjs' ? required(to.name, from, how, file) : imported(to.name, from, how, file));
      this.page.line();
    }
  }

  private reexports(): void {
    for (const { from, names } of this.source.reexports) {
      const file = this.file(from);
      const listed = names?.map(({ name }) => name);
      if (this.format !== 'cjs') this.page.raw(`export ${listed ? `{ ${listed.join(', ')} }` : '*'} from ${file};`);
      else if (!this.source.exportsObject) this.page.raw(listed ? listed.map((name) => `exports.${name} = require(${file}).${name};`).join(' ') : `Object.assign(exports, require(${file}));`);
      this.page.line();
    }
  }

  private item(item: Item): void {
    const { page } = this;
    if (item.what === 'type' && this.format !== 'ts') return;
    page.use(item.layout);
    for (let i = 0; i < item.layout.above; i++) {
      page.raw(`// ${i} ${item.what}`);
      page.line();
    }
    this.within(this.items, item.id, () => {
      if (this.format !== 'cjs' && item.exported !== 'no') page.put(item.exported === 'default' ? 'export¬default¬' : 'export¬');
      this.stmt(item.stmt);
    });
    if (this.format === 'cjs' && item.exported !== 'no' && !this.source.exportsObject && item.binding) {
      page.line();
      page.raw(`exports.${keyOf(item)} = ${item.binding.name};`);
    }
    page.line();
  }

  private stmt({ parts }: Stmt): void {
    this.parts(parts);
  }

  private parts(parts: readonly Part[]): void {
    for (const part of parts) this.part(part);
  }

  private part(part: Part): void {
    if (typeof part === 'string') return this.page.put(part);
    switch (part.node) {
      case 'raw': if (!part.ts || this.format === 'ts') this.page.raw(part.text); break;
      case 'binding': this.page.raw(this.nameOf(part)); break;
      case 'expr': this.expr(part); break;
      case 'block': this.block(part); break;
      case 'fn': this.fn(part); break;
      case 'class': this.class(part); break;
      case 'object': this.object(part); break;
    }
  }

  private nameOf(binding: Extract<Part, { node: 'binding' }>): string {
    const from = binding.owner === 0 ? importOf(this.source, binding) : undefined;
    if (from?.how === 'renamed') return `${binding.name}_r`;
    return from?.how === 'namespace' ? `ns_${from.from}.${binding.name}` : binding.name;
  }

  private expr({ parts }: Expr): void { this.parts(parts); }

  private block({ stmts }: Block, before = (): void => {}): void {
    const { page } = this;
    page.put('{');
    page.indent(1);
    page.line();
    before();
    for (const stmt of stmts) {
      this.stmt(stmt);
      if (!endsLine(stmt)) page.line();
    }
    page.indent(-1);
    page.line();
    page.put('}');
  }

  private fn(fn: Fn, key?: () => void): void {
    this.within(this.fns, fn.id, () => {
      const { page } = this;
      if (fn.kind.startsWith('async')) page.put('async¬');
      if (fn.form === 'arrow') return this.arrow(fn);
      const generator = fn.kind.endsWith('generator');
      if (key) {
        if (generator) page.put('*·');
        key();
      } else {
        page.put(generator ? 'function·*·' : 'function¬');
        if (fn.binding) page.raw(fn.binding.name);
        page.put('·');
      }
      this.params(fn);
      page.put('·');
      this.body(fn);
    });
  }

  private arrow(fn: Fn): void {
    const { page } = this;
    const [only] = fn.params;
    const bare = fn.params.length === 1 && fn.marker !== 'default' && this.format !== 'ts' && isPlain(only!) && !page.parentheses();
    if (bare) this.part(only!.parts[0]!);
    else this.params(fn);
    page.put('¬=>·');
    if (fn.body.node === 'block') return this.body(fn);
    if (fn.marker !== 'first') return this.expr(fn.body);
    page.put(`($t(${fn.id},·${fn.version}),·`);
    this.expr(fn.body);
    page.put(')');
  }

  private params(fn: Fn): void {
    const { page } = this;
    page.put('(');
    for (const [index, param] of fn.params.entries()) {
      if (index > 0) page.put(',·');
      this.parts(param.parts);
    }
    if (fn.marker === 'default') page.put(`${fn.params.length > 0 ? ',·' : ''}t${fn.id}·=·$t(${fn.id},·${fn.version})`);
    page.put(')');
  }

  private body(fn: Fn): void {
    this.block(fn.body as Block, () => {
      const { page } = this;
      if (fn.strict) {
        page.raw("'use strict'");
        page.end();
      }
      if (fn.superArgs) {
        page.put('super(');
        for (const [index, arg] of fn.superArgs.entries()) this.parts(index > 0 ? [',·', arg] : [arg]);
        page.put(')¶');
      }
      if (fn.marker === 'first') page.put(`$t(${fn.id},·${fn.version})¶`);
    });
  }

  private class(cls: Class): void {
    const { page } = this;
    page.put('class¬');
    page.raw(cls.binding.name);
    if (cls.base) this.parts(['¬extends¬', cls.base]);
    page.put('·{');
    page.indent(1);
    for (const member of cls.members) {
      page.line();
      this.classMember(member);
    }
    page.indent(-1);
    page.line();
    page.put('}');
  }

  private classMember(member: Member): void {
    const { page } = this;
    if (member.fn) return this.method(member);
    if (member.isStatic) page.put('static¬');
    if (member.what === 'static block') return this.block(member.block!);
    this.key(member);
    this.parts(['·=·', member.value!, '¶']);
  }

  private object({ members }: ObjectLiteral): void {
    const { page } = this;
    page.put('{');
    page.indent(1);
    for (const [index, member] of members.entries()) {
      page.line();
      if (member.fn) this.method(member);
      else {
        this.key(member);
        this.parts([':·', member.value!]);
      }
      if (index < members.length - 1) page.put(',');
    }
    page.indent(-1);
    page.line();
    page.put('}');
  }

  private method(member: Member): void {
    const fn = member.fn!;
    const start = this.page.length;
    if (member.isStatic) this.page.put('static¬');
    if (fn.form === 'getter') this.page.put('get¬');
    if (fn.form === 'setter') this.page.put('set¬');
    this.fn(fn, () => this.key(member));
    this.fns.get(fn.id)!.start = start;
  }

  private key({ name, computed }: Member): void {
    this.page.raw(computed ? `['${name.name}']` : name.name);
  }
}

const isPlain = ({ parts }: Param): boolean => parts.every((part) => typeof part !== 'string' && (part.node === 'binding' || (part.node === 'raw' && part.ts)));
const endsLine = ({ parts }: Stmt): boolean => typeof parts.at(-1) === 'string' && (parts.at(-1) as string).endsWith('¶');
const keyOf = (item: Item): string => (item.exported === 'default' ? 'default' : item.binding!.name);

function imported(name: string, from: string, how: string, file: string): string {
  switch (how) {
    case 'default': return `import ${name} from ${file};`;
    case 'namespace': return `import * as ns_${from} from ${file};`;
    default: return `import { ${how === 'renamed' ? `${name} as ${name}_r` : name} } from ${file};`;
  }
}

function required(name: string, from: string, how: string, file: string): string {
  switch (how) {
    case 'default': return `const ${name} = require(${file}).default;`;
    case 'namespace': return `const ns_${from} = require(${file});`;
    default: return `const { ${how === 'renamed' ? `${name}: ${name}_r` : name} } = require(${file});`;
  }
}
