/**
 * Random programs and edits for as long as you like, after `node build.mjs`:
 *   npm run random -- --edits 100000 --seed 1 --node 24
 *   npm run random -- --seed 1 --program 17 --node 24     one of them again
 * `--failures 5` ends it after so many; `--table` shows what became of each kind of edit.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('cli.ts', import.meta.url)), ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => { process.exitCode = code ?? 1; });
