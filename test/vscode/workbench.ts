/** A real VS Code's window: what a user sees and does there, outside of the text editor. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Editor } from './editor.ts';
import type { Browser, Page } from './playwright.ts';
import { DEADLINE_MS, until } from './until.ts';

const IN_PAGE = fileURLToPath(new URL('./in-page.js', import.meta.url));
const RESULTS = fileURLToPath(new URL('../../test-results', import.meta.url));
export const WINDOW = { width: 1280, height: 800 };

/** Where failed tests leave their evidence. */
export const resultsFolder = (...segments: string[]): string => join(RESULTS, ...segments);

export class Workbench {
  readonly editor: Editor;

  private constructor(readonly page: Page) {
    this.editor = new Editor(page);
  }

  /** Opens code-server's URL in the browser; resolves when the workbench stands. */
  static async open(browser: Browser, url: string): Promise<Workbench> {
    const page = await browser.newPage({ viewport: WINDOW });
    page.setDefaultTimeout(DEADLINE_MS);
    await page.addInitScript({ path: IN_PAGE });
    await page.goto(url);
    for (const part of ['editor', 'statusbar']) {
      await page.locator(`.monaco-workbench .part.${part}`).waitFor({ state: 'visible' });
    }
    return new Workbench(page);
  }

  /** Waits until the extension says that it is connected to so many apps. */
  async waitForApps(count: number): Promise<void> {
    const text = `Livegraft: ${count} app${count === 1 ? '' : 's'}`;
    await until(`"${text}" in the status bar`, () => this.statusBarItem('status'), (shown) => shown === text);
  }

  /** Picks a command by its full title in the palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input.input').waitFor({ state: 'visible' });
    await this.page.keyboard.type(title);
    // Commands that were used before come first.
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
  }

  /** The text of one of Livegraft's status bar items, icons left out; `undefined` when it is not shown. */
  async statusBarItem(id: 'status' | 'restart'): Promise<string | undefined> {
    return (await this.texts(statusBarSelector(id)))[0];
  }

  async clickStatusBarItem(id: 'status' | 'restart'): Promise<void> {
    await this.page.locator(`${statusBarSelector(id)} a`).first().click();
  }

  /** The Problems view's rows, files and markers alike. Opens the view. */
  async problems(): Promise<string[]> {
    const panel = '.markers-panel-container';
    if (await this.page.locator(panel).count() === 0) await this.page.keyboard.press('Control+Shift+M');
    await this.page.locator(panel).waitFor({ state: 'visible' });
    return this.texts('.markers-panel .monaco-list-row');
  }

  async hidePanel(): Promise<void> {
    if (await this.page.locator('.part.panel').count() === 0) return;
    await this.page.keyboard.press('Control+J');
    await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
  }

  /** The notifications on display. */
  async toasts(): Promise<string[]> {
    return this.texts('.notification-toast');
  }

  /** Presses a notification's button. */
  async answerToast(label: string): Promise<void> {
    await this.page.locator('.notification-toast .monaco-button', { hasText: label }).first().click();
  }

  /** Chooses the entry of the quick pick on display whose label begins so. */
  async pick(label: string): Promise<void> {
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first().click();
  }

  /** Types into the terminal at the front, once that is there. */
  async typeInTerminal(text: string): Promise<void> {
    const input = this.page.locator('.terminal-wrapper.active .xterm-helper-textarea');
    await input.waitFor({ state: 'attached' });
    await until('a prompt in the terminal', () => this.terminalText(), (shown) => shown.trim() !== '');
    await input.focus();
    await this.page.keyboard.type(text.replace(/\n$/, ''));
    if (text.endsWith('\n')) await this.page.keyboard.press('Enter');
  }

  /** Resolves when no debug session is on any more. */
  async debugEnded(): Promise<void> {
    await this.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  }

  /** The text of the terminal at the front. */
  async terminalText(): Promise<string> {
    return (await this.texts('.terminal-wrapper.active .xterm-rows')).join('\n');
  }

  /** The file on which the debugger has stopped, by the name on its tab; `undefined` while the app runs. */
  async stoppedIn(): Promise<string | undefined> {
    if (await this.page.locator('.debug-top-stack-frame-line').count() === 0) return undefined;
    return (await this.page.locator('.editor-group-container.active .tab.active').first().getAttribute('data-resource-name')) ?? undefined;
  }

  /** Saves what the window shows as `test-results/screenshots/<name>.png`. */
  async screenshot(name: string): Promise<void> {
    const path = resultsFolder('screenshots', `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  private async texts(selector: string): Promise<string[]> {
    return await this.page.evaluate(`livegraftTest.texts(${JSON.stringify(selector)})`) as string[];
  }
}

/** VS Code makes the id of publisher, extension and item. */
const statusBarSelector = (id: string): string => `#livegraft\\.livegraft\\.${id}`;
