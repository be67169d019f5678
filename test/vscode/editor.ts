/** The text editor of a real VS Code, used with the keyboard as a user does. */
import { basename, dirname } from 'node:path/posix';
import { gutterIcon, type MarkKind } from '../../extension/gutterIcons.ts';
import type { Page } from './playwright.ts';
import { until } from './until.ts';

export interface LineText {
  /** One-based, as the editor shows it. */
  line: number;
  text: string;
}

/** Works on the active editor group. Only lines that are scrolled into view can be read. */
export class Editor {
  constructor(private readonly page: Page) {}

  /** Brings a file of the workspace to the front. `file`: its path, unambiguous from the end: `cart.js`, `alpha/cart.js`. */
  async open(file: string): Promise<void> {
    // The row says name and folder; a file of the same name may be the first while the list is still being made.
    const row = basename(file) === file ? `[aria-label^="${file}"]` : `[aria-label^="${basename(file)}"][aria-label*="${dirname(file)}"]`;
    await this.page.keyboard.press('Control+P');
    await this.answerQuickInput(file, `.quick-input-list .monaco-list-row.focused${row}`);
    await this.focus(file);
  }

  /** Puts the keyboard into a file that is at the front. */
  async focus(file: string): Promise<void> {
    const lines = this.page.locator(`.editor-group-container.active .editor-instance .monaco-editor[data-uri$="/${file}"] .view-lines`);
    await lines.waitFor({ state: 'visible' });
    await this.page.keyboard.press('Control+1');
    await this.page.locator(`.editor-instance .monaco-editor.focused[data-uri$="/${file}"]`).waitFor({ state: 'attached' });
  }

  /** Puts the cursor there, one-based. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.answerQuickInput(`${line}:${column}`);
    const position = `Ln ${line}, Col ${column}`;
    await until(`the cursor at ${position}`, () => this.position(), (shown) => shown === position);
  }

  /** Where the cursor is, as the status bar says it. */
  async position(): Promise<string> {
    return (await this.texts('#status\\.editor\\.selection'))[0] ?? '';
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /**
   * Makes `to` of the one visible occurrence of `from`, both within one line: selects what differs and types over it.
   */
  async replace(file: string, from: string, to: string): Promise<void> {
    const { line, column } = await this.find(file, from);
    const { start, removed, typed } = difference(from, to);
    await this.goTo(line, column + start);
    for (let i = 0; i < removed; i += 1) await this.page.keyboard.press('Shift+ArrowRight');
    if (typed !== '') await this.page.keyboard.type(typed);
    else await this.page.keyboard.press('Delete');
    await until(`"${to}" in line ${line} of ${file}`, () => this.lines(file), (lines) =>
      lines.some((found) => found.line === line && found.text.startsWith(to, column - 1)));
  }

  /** Ctrl+S; resolves when the tab is no longer marked as changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.editor-group-container.active .tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** A replacement and its save. */
  async replaceAndSave(file: string, from: string, to: string): Promise<void> {
    await this.replace(file, from, to);
    await this.save();
  }

  /** The lines in view. */
  async lines(file: string): Promise<LineText[]> {
    return await this.page.evaluate(`livegraftTest.lines(${JSON.stringify(file)})`) as LineText[];
  }

  /** What is painted behind lines in view: inline status. */
  async inlineStatus(file: string): Promise<LineText[]> {
    return await this.page.evaluate(`livegraftTest.inlineStatus(${JSON.stringify(file)})`) as LineText[];
  }

  /** The pictures in the gutter of lines in view. */
  async marks(file: string): Promise<LineText[]> {
    return await this.page.evaluate(`livegraftTest.marks(${JSON.stringify(file)})`) as LineText[];
  }

  /** Where the text begins, in pixels. */
  async left(file: string): Promise<number> {
    return await this.page.evaluate(`livegraftTest.left(${JSON.stringify(file)})`) as number;
  }

  /** Waits until the line that contains `text` has such a mark in the gutter; `undefined`: none of Livegraft's. */
  async waitForMark(file: string, text: string, kind: MarkKind | undefined): Promise<void> {
    const read = async () => ({ line: await this.lineOf(file, text), shown: await this.marks(file) });
    const pictures = kind && [gutterIcon(kind, 'light'), gutterIcon(kind, 'dark')];
    await until(`the mark "${kind ?? 'none'}" before "${text}" in ${file}`, read, ({ line, shown }) => {
      const found = shown.find((one) => one.line === line);
      return pictures === undefined ? found === undefined : found !== undefined && pictures.includes(found.text);
    });
  }

  /** Opens the hover at the end of the line that contains `text`; resolves to what it says once that has all of `words`. */
  async hover(file: string, text: string, words: string[]): Promise<string> {
    await this.goTo(await this.lineOf(file, text));
    await this.press('End');
    await this.press('Control+K');
    await this.press('Control+I');
    const said = await until(`a hover that says ${words.join(', ')}`, () => this.texts('.monaco-hover:not(.hidden) .hover-contents'), (texts) =>
      words.every((word) => texts.join('\n').includes(word)));
    return said.join('\n');
  }

  /** Clicks a link in the hover that is open. */
  async clickInHover(title: string): Promise<void> {
    await this.page.locator(`.monaco-hover:not(.hidden) a:has-text("${title}")`).first().click();
  }

  /** Numbers of the lines in view that are underlined as an error. */
  async squiggles(file: string): Promise<number[]> {
    return await this.page.evaluate(`livegraftTest.squiggles(${JSON.stringify(file)})`) as number[];
  }

  /** Resolves to the number of the one visible line that contains `text`. */
  async lineOf(file: string, text: string): Promise<number> {
    return (await this.find(file, text)).line;
  }

  /** Waits until the line that contains `text` shows an inline status that begins with `status`; '': none. */
  async waitForStatus(file: string, text: string, status: string): Promise<void> {
    const read = async () => ({ line: await this.lineOf(file, text), shown: await this.inlineStatus(file) });
    await until(`inline status "${status}" behind "${text}" in ${file}`, read, ({ line, shown }) => {
      const found = shown.find((one) => one.line === line);
      return status === '' ? found === undefined : found?.text.startsWith(status) === true;
    });
  }

  private async find(file: string, text: string): Promise<{ line: number; column: number }> {
    const lines = await until(`lines of ${file}`, () => this.lines(file), (found) => found.length > 0);
    const hits = lines.filter((line) => line.text.includes(text));
    const hit = hits[0];
    if (!hit || hits.length > 1) throw new Error(`"${text}" is in ${hits.length} visible lines of ${file}, not in one:\n${lines.map((line) => `${line.line}  ${line.text}`).join('\n')}`);
    return { line: hit.line, column: hit.text.indexOf(text) + 1 };
  }

  /** Types into the quick input, waits for `row` when one is asked for, and accepts. */
  private async answerQuickInput(text: string, row?: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
    await input.waitFor({ state: 'visible' });
    await this.page.keyboard.type(text);
    if (row) await this.page.locator(row).first().waitFor({ state: 'visible' });
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  private async texts(selector: string): Promise<string[]> {
    return await this.page.evaluate(`livegraftTest.texts(${JSON.stringify(selector)})`) as string[];
  }
}

/** What a user would retype to make `to` of `from`: `removed` characters from `start` on. */
function difference(from: string, to: string): { start: number; removed: number; typed: string } {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  return { start, removed: from.length - start - end, typed: to.slice(start, to.length - end) };
}
