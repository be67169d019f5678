/** A real VS Code's window: what a user sees and does there, outside of the text editor. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Editor } from './editor.ts';
import type { Area, Browser, Page } from './playwright.ts';
import { DEADLINE_MS, until } from './until.ts';

const IN_PAGE = fileURLToPath(new URL('./in-page.js', import.meta.url));
const RESULTS = fileURLToPath(new URL('../../test-results', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** Where the text editor is. */
export const EDITOR_AREA: Area = { x: 352, y: 36, width: 928, height: 452 };
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

  /** Picks a command by its title in the palette, or by what that begins with. */
  async runCommand(title: string): Promise<void> {
    const row = '.quick-input-list .monaco-list-row';
    // With its keybinding behind it, where it has one. It need not be the first.
    const exactly = this.page.locator(`${row}[aria-label="${title}"], ${row}[aria-label^="${title},"]`);
    const command = this.page.locator(`${row}[aria-label^="${title}"]`);
    // A palette that was opened before an extension's commands were known does not get them later.
    await until(`"${title}" in the palette`, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('F1');
      await this.page.locator('.quick-input-widget input.input').waitFor({ state: 'visible' });
      await this.page.keyboard.type(title);
      return until('the command', () => command.count(), (count) => count > 0, PALETTE_MS).then(() => true, () => false);
    }, (isThere) => isThere);
    await (await exactly.count() > 0 ? exactly : command).first().click();
  }

  /** The text of one of Livegraft's status bar items, icons left out; `undefined` when it is not shown. */
  async statusBarItem(id: 'status' | 'restart'): Promise<string | undefined> {
    return (await this.texts(statusBarSelector(id)))[0];
  }

  /** What a screen reader says of one of the items; empty when it is not shown. */
  async statusBarLabel(id: 'status' | 'restart'): Promise<string> {
    return (await this.labels(`${statusBarSelector(id)} a`))[0] ?? '';
  }

  /** From now on, what a screen reader says of the item is kept, also what it says for a moment only. */
  async recordStatusBar(): Promise<void> {
    await this.page.evaluate(`livegraftTest.record(${JSON.stringify(`${statusBarSelector('status')} a`)})`);
  }

  async recordedInStatusBar(): Promise<string[]> {
    return await this.page.evaluate('livegraftTest.recorded()') as string[];
  }

  /** Puts the mouse over the item; resolves to what comes up. */
  async statusBarHover(words: string): Promise<string> {
    await this.page.locator(`${statusBarSelector('status')} a`).first().hover();
    const texts = await until(`a hover that says ${words}`, () => this.texts('.monaco-hover:not(.hidden) .hover-contents'), (shown) => shown.join('\n').includes(words));
    return texts.join('\n');
  }

  /** The texts of the two sides of the comparison at the front. */
  async comparison(): Promise<{ left: string; right: string }> {
    const side = async (name: string): Promise<string> =>
      (await this.texts(`.editor-group-container.active .monaco-diff-editor .editor.${name} .view-lines`)).join('\n');
    return { left: await side('original'), right: await side('modified') };
  }

  async clickStatusBarItem(id: 'status' | 'restart'): Promise<void> {
    await this.page.locator(`${statusBarSelector(id)} a`).first().click();
  }

  /** Brings a view container of the activity bar to the front. */
  async openView(name: string): Promise<void> {
    await this.page.locator(`.activitybar .action-item a[aria-label^="${name}"]`).first().click();
    await this.page.locator('.part.sidebar .pane-body').first().waitFor({ state: 'visible' });
  }

  /** All that the side bar shows. */
  async viewText(): Promise<string> {
    return (await this.texts('.part.sidebar .content')).join('\n');
  }

  /** What a screen reader says of the rows in the side bar. */
  async viewRows(): Promise<string[]> {
    return this.labels(ROW);
  }

  /** Clicks the row in the side bar of which a screen reader's words begin so. */
  async clickRow(label: string): Promise<void> {
    await this.page.locator(`${ROW}[aria-label^="${label}"] .label-name`).first().click();
  }

  /** Clicks one of the buttons that such a row has while the mouse is over it. */
  async clickRowAction(label: string, title: string): Promise<void> {
    const row = `${ROW}[aria-label^="${label}"]`;
    await this.page.locator(row).first().hover();
    await this.page.locator(`${row} .actions a[aria-label^="${title}"]`).first().click();
  }

  /** Types into a list of choices that is open, and takes the first one, which begins with `row`. */
  async search(text: string, row: string): Promise<void> {
    await this.page.locator('.quick-input-widget input.input').waitFor({ state: 'visible' });
    await this.page.keyboard.type(text);
    await until(`"${row}" first among the choices`, () => this.labels('.quick-input-list .monaco-list-row.focused'), (labels) => labels[0]?.includes(row) === true);
    await this.page.keyboard.press('Enter');
  }

  /** The Problems view's rows, files and markers alike. Opens the view. */
  async problems(): Promise<string[]> {
    const panel = '.markers-panel-container';
    if (await this.page.locator(panel).count() === 0) await this.page.keyboard.press('Control+Shift+M');
    await this.page.locator(panel).waitFor({ state: 'visible' });
    return this.texts('.markers-panel .monaco-list-row');
  }

  async panelText(): Promise<string> {
    return (await this.texts('.part.panel .content')).join('\n');
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

  /** How many elements of a web view fit the selector. Each is a frame in a frame. */
  async inWebview(selector: string): Promise<number> {
    return this.page.frameLocator('iframe.webview').frameLocator('iframe').locator(selector).count();
  }

  /** The lines in view of the text editor at the front, whatever it holds. */
  async editorText(): Promise<string> {
    return (await this.texts('.editor-group-container.active .monaco-editor .view-lines')).join('\n');
  }

  /** Waits until a notification says that. */
  async toast(words: string): Promise<void> {
    await until(`a notification that says "${words}"`, () => this.toasts(), (texts) => texts.some((text) => text.includes(words)));
  }

  async noToasts(): Promise<void> {
    await until('no notification', () => this.toasts(), (texts) => texts.length === 0);
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

  /** By hand, as a user does: VS Code does not notice that another program has written them. */
  async writeUserSettings(json: string): Promise<void> {
    await this.runCommand('Preferences: Open User Settings (JSON)');
    await this.editor.focus('settings.json');
    await this.editor.press('Control+A');
    await this.page.keyboard.insertText(json);
    await this.editor.save();
    await this.closeEditor();
  }

  /** Closes the one at the front. */
  async closeEditor(): Promise<void> {
    const tabs = '.editor-group-container.active .tab';
    const before = await this.page.locator(tabs).count();
    await this.page.locator(`${tabs}.active .tab-actions a.action-label`).first().click();
    await until('one tab fewer', () => this.page.locator(tabs).count(), (count) => count === before - 1);
  }

  /** Waits until the window is drawn with the theme that the settings name. */
  async waitForTheme(theme: 'vs' | 'vs-dark' | 'hc-black' | 'hc-light'): Promise<void> {
    await until(`the theme ${theme}`, () => this.page.evaluate('livegraftTest.theme()'), (shown) => shown === theme);
  }

  /**
   * Saves what the window shows as `test-results/screenshots/<name>.png`.
   * @param picture a part of it, in pixels, that is a picture of the documentation too: written when the pictures are to be made anew
   */
  async screenshot(name: string, picture?: Area): Promise<void> {
    const path = resultsFolder('screenshots', `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
    if (picture && process.env['LIVEGRAFT_UPDATE_SCREENSHOTS'] === '1') await this.page.screenshot({ path: join(PICTURES, `${name}.png`), clip: picture });
  }

  private async texts(selector: string): Promise<string[]> {
    return await this.page.evaluate(`livegraftTest.texts(${JSON.stringify(selector)})`) as string[];
  }

  private async labels(selector: string): Promise<string[]> {
    return await this.page.evaluate(`livegraftTest.labels(${JSON.stringify(selector)})`) as string[];
  }
}

/** After so long without the command the palette is opened anew. */
const PALETTE_MS = 5_000;

const ROW = '.part.sidebar .pane-body .monaco-list-row';

/** VS Code makes the id of publisher, extension and item. */
const statusBarSelector = (id: string): string => `#livegraft\\.livegraft\\.${id}`;
