/** Runs a tiny app plainly and with the hooks. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { within } from '../../tools/within.ts';
import type { HooksReport } from './register.ts';

const checkout = join(import.meta.dirname, '..', '..', '..');
const sources = join(checkout, 'test', 'agent', 'hooks');

export interface App {
  /** Path below the app's folder → text. */
  files: Record<string, string>;
  /** Path of a link → what it points to, from its folder. */
  links?: Record<string, string>;
}

export interface Output { stdout: string; stderr: string; code: number | null }

/** A temporary folder with the bundles of the hooks. */
export class HooksBuild {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'livegraft-hooks-')));
  readonly register = pathToFileURL(join(this.folder, 'out', 'register.mjs')).href;
  #apps = 0;

  async build(): Promise<void> {
    const common = { bundle: true, platform: 'node', target: 'node20', outdir: join(this.folder, 'out') } as const;
    const hooksThread = join(checkout, 'runtime-agent', 'node', 'app-thread', 'hooks-thread.ts');
    await build({
      ...common, format: 'esm', outExtension: { '.js': '.mjs' },
      entryPoints: { register: join(sources, 'register.ts'), agent: join(sources, 'agent.ts'), 'hooks-thread': hooksThread },
    });
    await build({ ...common, format: 'cjs', outExtension: { '.js': '.cjs' }, entryPoints: { guard: join(sources, 'guard.ts') } });
  }

  /** @returns the app's folder */
  write({ files, links = {} }: App): string {
    const folder = join(this.folder, `app${++this.#apps}`);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(join(checkout, 'node_modules', 'tsx'), join(folder, 'node_modules', 'tsx'));
    return folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Runs an app to its end. Process ids, and the stack lines of the hooks' own code, are taken out of its output.
 * @param hooksFolder of the {@link HooksBuild}
 */
export async function runApp(node: string, args: string[], folder: string, environment: NodeJS.ProcessEnv, hooksFolder: string): Promise<Output> {
  const ours = join(hooksFolder, 'out');
  const env = { ...process.env, NO_COLOR: '1', HOOKS_ROOT: folder, HOOKS_REPORT: reportFile(folder), ...environment };
  rmSync(reportFile(folder), { force: true });
  const child = spawn(node, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output.stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { output.stderr += text; });
  try {
    const [code] = await within(once(child, 'close') as Promise<[number | null]>, () => `${args.join(' ')} has not ended; its output:\n${output.stdout}${output.stderr}`);
    const stderr = output.stderr.replaceAll(/\(node:\d+\)/g, '(node)').split('\n').filter((line) => !line.includes(ours)).join('\n');
    return { stdout: output.stdout, stderr, code };
  } finally {
    child.kill('SIGKILL');
  }
}

/** What the hooks have written in the last run of the app in this folder. */
export function readReport(folder: string): HooksReport {
  const file = reportFile(folder);
  if (!existsSync(file)) throw new Error('The hooks have written no report: no module was guarded, or the app did not end by itself.');
  return JSON.parse(readFileSync(file, 'utf8')) as HooksReport;
}

function reportFile(folder: string): string {
  return join(folder, 'report.json');
}
