/** One real VS Code with the extension, on a workspace of real apps; and what is left behind when a test in it fails. */
import { after, before, test } from 'node:test';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively, run } from '../tools/cache.mjs';
import { startCodeServer, type CodeServer } from '../tools/vscode.mjs';
import { startApp, type App } from './apps.ts';
import { launchBrowser, type Area, type Browser } from './playwright.ts';
import { resultsFolder, Workbench } from './workbench.ts';

export const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

/** Typing puts exactly the typed characters there, and no other extension's errors are in view. */
const SETTINGS = {
  'editor.autoIndent': 'none',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
  'editor.quickSuggestions': 'off',
  'editor.suggestOnTriggerCharacters': false,
  'editor.parameterHints.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'files.autoSave': 'off',
  'files.exclude': { '**/node_modules': true },
  'git.enabled': false,
  'javascript.validate.enable': false,
  'typescript.validate.enable': false,
  'workbench.editor.useModal': 'off',
};

/** By the name of their kind, with ids that VS Code from 1.100 on knows; the last one is what tests go on with. */
const THEMES = [['hc-black', 'Default High Contrast'], ['vs-dark', 'Default Dark Modern'], ['vs', 'Default Light Modern']] as const;

export interface VsCode {
  readonly workbench: Workbench;
  /** The opened folder. */
  readonly workspace: string;
  /** Changes user settings. What comes of it is to be waited for. */
  change(settings: Record<string, unknown>): Promise<void>;
  /** A screenshot in each of the themes. `show`: what goes when settings are changed; `picture`: as of `Workbench.screenshot`. */
  inAllThemes(name: string, show?: () => Promise<unknown>, picture?: Area): Promise<void>;
  /** Starts an app below the workspace. `how`: node's arguments; `register` is for `--import`: the agent inside the extension. */
  start(folder: string, how: (register: string) => string[]): Promise<App>;
}

// By default a signal ends a process without its `exit` event, at which server and apps are ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

type TestIn = (name: string, body: (vscode: VsCode) => Promise<void>) => void;

export interface Suite {
  name: string;
  /** The opened folder's name. */
  folder: string;
  /** Writes the files of the workspace. */
  fill: (workspace: string) => Promise<void>;
}

/**
 * Opens one VS Code for all tests of a file.
 * @returns declares a test in it: as `test`, but screenshot and logs of a failure are kept in `test-results`
 */
export function testsInVsCode(suite: Suite): TestIn {
  let running: Running | undefined;
  before(async () => { running = await Running.start(suite); });
  after(() => running?.stop());
  return (name, body) => void test(name, async () => {
    if (!running) throw new Error('VS Code did not start.');
    try {
      await body(running);
    } catch (error) {
      await running.keepEvidence(`${suite.name} - ${name}`.replaceAll(/[^\w-]+/g, '-'));
      throw error;
    }
  });
}

class Running implements VsCode {
  readonly #apps: App[] = [];
  #server: CodeServer | undefined;
  #browser: Browser | undefined;
  #workbench: Workbench | undefined;

  private constructor(private readonly folder: string, readonly workspace: string) {}

  static async start(suite: Suite): Promise<Running> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), `livegraft-${suite.name}-`)));
    const running = new Running(folder, join(folder, suite.folder));
    try {
      await running.#open(suite);
      return running;
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  async #open({ fill }: Suite): Promise<void> {
    await mkdir(this.workspace);
    await fill(this.workspace);
    const { folder, workspace } = this;
    this.#server = await startCodeServer({ workspace, vsix: await vsix(folder), home: join(folder, 'home'), settings: SETTINGS, env: agentsFolder(folder) });
    this.#browser = await launchBrowser();
    this.#workbench = await Workbench.open(this.#browser, this.#server.url);
  }

  get workbench(): Workbench {
    if (!this.#workbench) throw new Error('VS Code is not open.');
    return this.#workbench;
  }

  async start(folder: string, how: (register: string) => string[]): Promise<App> {
    const app = await startApp({ folder: join(this.workspace, folder), args: how(await this.#register()), env: agentsFolder(this.folder) });
    this.#apps.push(app);
    return app;
  }

  async change(settings: Record<string, unknown>): Promise<void> {
    const path = join(this.folder, 'home', 'ud', 'User', 'settings.json');
    const before = JSON.parse(await readFile(path, 'utf8')) as object;
    await this.workbench.writeUserSettings(JSON.stringify({ ...before, ...settings }));
  }

  async inAllThemes(name: string, show = (): Promise<unknown> => Promise.resolve(), picture?: Area): Promise<void> {
    for (const [theme, title] of THEMES) {
      await this.change({ 'window.autoDetectColorScheme': false, 'workbench.colorTheme': title });
      await this.workbench.waitForTheme(theme);
      await show();
      await this.workbench.screenshot(`${name}-${theme}`, picture);
      await this.workbench.editor.press('Escape');
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.#browser?.close(), this.#server?.stop(), ...this.#apps.map((app) => app.stop())]);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async keepEvidence(name: string): Promise<void> {
    const folder = resultsFolder('failed', name);
    await mkdir(folder, { recursive: true });
    await this.workbench.page.screenshot({ path: join(folder, 'window.png') });
    await cp(join(this.folder, 'home', 'ud', 'logs'), join(folder, 'logs'), { recursive: true });
    for (const app of this.#apps) await writeFile(join(folder, `app-${app.pid}.txt`), app.output());
    console.error(`A screenshot and the logs are in ${folder}`);
  }

  /** The extension as it was installed brings the agent along. */
  async #register(): Promise<string> {
    const extensions = join(this.folder, 'home', 'ext');
    const ours = (await readdir(extensions)).find((name) => name.startsWith('livegraft.livegraft-'));
    if (!ours) throw new Error(`The extension livegraft.livegraft is not in ${extensions}: see whether the .vsix is it.`);
    return join(extensions, ours, 'dist', 'extension', 'livegraft', 'register.mjs');
  }
}

const agentsFolder = (folder: string) => ({ LIVEGRAFT_DIR: join(folder, 'agents') });

/** `$LIVEGRAFT_VSIX`, else built now, into `folder`. */
async function vsix(folder: string): Promise<string> {
  if (process.env['LIVEGRAFT_VSIX']) return process.env['LIVEGRAFT_VSIX'];
  const dist = join(CHECKOUT, 'dist');
  // Other test files may be at it too; and what they install must not be written anew meanwhile.
  return exclusively(join(dist, '.package.lock'), async () => {
    await run(process.execPath, ['build.mjs', '--package'], { cwd: CHECKOUT });
    const { version } = JSON.parse(await readFile(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string };
    await cp(join(dist, `livegraft-${version}.vsix`), join(folder, 'livegraft.vsix'));
    return join(folder, 'livegraft.vsix');
  });
}
