import type { Layout } from './model.ts';
import { Random } from './random.ts';

const comments = [' /* c */ ', ' /* function ( { */ ', ' /**/ ', ' /* \n */ ', ' // => {\n', ' // it\'s `x`\n', '\n/** @param {x} */\n'];

/** Text that is being written, with white space, comments and semicolons by chance. */
export class Page {
  text = '';
  #layout: Layout;
  #random: Random;
  #depth = 0;
  /** A statement has ended without a semicolon: what comes next may need one. */
  #open = false;

  constructor(layout: Layout, readonly eol: string) {
    this.#layout = layout;
    this.#random = new Random(layout.seed);
  }

  use(layout: Layout): void {
    this.#layout = layout;
    this.#random = new Random(layout.seed);
  }

  get length(): number { return this.text.length; }

  indent(by: 1 | -1): void { this.#depth += by; }

  /** Text as it is. */
  raw(text: string): void {
    if (text === '') return;
    if (this.#open && /\S/.test(text)) {
      this.#open = false;
      if (/^([([`/*]|\+(?!\+)|-(?!-))/.test(text)) this.text += ';';
    }
    this.text += text.replaceAll('\n', this.eol);
  }

  /** Text in which four characters stand for layout (`model.ts`). */
  put(template: string): void {
    for (const piece of template.split(/([ ·¬¶])/)) {
      switch (piece) {
        case ' ': this.#gap(' ', true); break;
        case '·': this.#gap(this.#touchy() ? ' ' : this.#odd() ? '' : ' ', true); break;
        case '¬': this.#gap(' ', false); break;
        case '¶': this.end(); break;
        default: this.raw(piece);
      }
    }
  }

  /** The end of a statement or field, and a new line. */
  end(): void {
    if (this.#layout.semicolons) this.raw(';');
    else this.#open = true;
    this.line();
  }

  line(): void {
    const comment = this.#odd() ? this.#random.pick(comments) : '';
    const extra = this.#odd() ? this.#random.pick(['\n', '\n\n', '  ', '\t\n']) : '';
    this.#blank(`${comment}\n${extra}${'  '.repeat(this.#depth)}`);
  }

  /** The parentheses around a single parameter of an arrow function. */
  parentheses(): boolean { return this.#layout.semicolons; }

  #odd(): boolean { return this.#random.chance(this.#layout.odd); }

  /** After a slash, a gap keeps a comment from beginning. */
  #touchy(): boolean { return '/*+-'.includes(this.text.at(-1) ?? ' '); }

  #gap(usual: string, breaks: boolean): void {
    if (!this.#odd()) return this.#blank(usual);
    if (!breaks) return this.#blank(this.#random.pick(['  ', ' /* c */ ', '\t', ' /* => */ ']));
    this.#blank(this.#random.pick(['  ', '\n', `\n${'  '.repeat(this.#depth + 1)}`, ...comments]));
  }

  #blank(text: string): void {
    this.text += text.replaceAll('\n', this.eol);
  }
}
