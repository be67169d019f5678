/** Opens the sample in VS Code with the extension: the user's own, else one served to the browser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../test/tools/cache.mjs';
import { startCodeServer } from '../../test/tools/vscode.mjs';
import { bold, step } from './terminal.mjs';

/** Resolves to what to tell the user. @throws Error what is missing, and what to do */
export async function openEditor(checkout: string, folder: string): Promise<string> {
  console.log();
  if (!process.env['CI'] && await runCode(['--version'])) {
    const opened = await runCode(['--new-window', `--extensionDevelopmentPath=${checkout}`, folder, join(folder, 'cart.ts')]);
    if (opened) return 'VS Code opens the shop in a new window, with the extension of this checkout.';
  }
  return openInBrowser(checkout, folder);
}

/** Resolves to whether `code` is there and was content. */
async function runCode(args: string[]): Promise<boolean> {
  // On Windows `code` is a batch file, which needs a shell, which needs quotes.
  const windows = process.platform === 'win32';
  const child = spawn('code', windows ? args.map((each) => `"${each}"`) : args, { shell: windows, stdio: 'ignore' });
  const [code] = await once(child, 'exit').catch(() => [1]);
  return code === 0;
}

async function openInBrowser(checkout: string, folder: string): Promise<string> {
  if (process.platform === 'win32') {
    throw new Error(`\`code\` is not on PATH. Install VS Code, then: code --extensionDevelopmentPath="${checkout}" "${folder}"`);
  }
  await step('the extension, packaged', () => run(process.execPath, [join(checkout, 'build.mjs'), '--package'], { cwd: checkout }));
  const { version } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as { version: string };
  const vsix = join(checkout, 'dist', `livegraft-${version}.vsix`);
  const home = join(checkout, '.cache', 'code-server');
  const { url } = await step('a VS Code for the browser (the first time: about a minute, 600 MB)', () =>
    startCodeServer({ workspace: folder, vsix, home }));
  return `VS Code with the extension, for this computer only: ${bold(url)}`;
}
