/** Starts and ends a code-server: a real VS Code, served to a browser on this machine only. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './cache.mjs';
import { ensureCodeServer } from './vscode.mjs';

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 10_000;

/** No welcome page, questions, updates, telemetry or chat. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.editor.enablePreview': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'terminal.integrated.gpuAcceleration': 'off',
  'remote.autoForwardPorts': false,
};

/**
 * Serves VS Code on 127.0.0.1, without a password.
 * @param {object} options
 * @param {string} options.workspace  absolute path of the folder to open
 * @param {string | null} [options.vsix]  an extension to install before
 * @param {string} options.home  a folder of its own: HOME, settings, extensions and logs (below `ud/logs`) go there
 * @param {Record<string, unknown>} [options.settings]  user settings, over the quiet ones
 * @param {Record<string, string>} [options.env]  for the server, and so for extensions and terminals
 * @param {number} [options.port]  0: any free one
 * @returns {Promise<{ url: string, pid: number, stop(): Promise<void> }>} `url` opens the workspace
 */
export async function startCodeServer({ workspace, vsix = null, home, settings = {}, env = {}, port = 0 }) {
  const { node, entry } = await ensureCodeServer();
  await writeSettings(home, settings);
  const options = { cwd: workspace, env: { ...cleanEnvironment(), ...env, HOME: home } };
  const common = [entry, '--config', join(home, 'config.yaml'), '--user-data-dir', join(home, 'ud'), '--extensions-dir', join(home, 'ext')];
  if (vsix) await run(node, [...common, '--install-extension', vsix, '--force'], options);
  const child = spawn(node, [...common, ...serverArguments(port)], { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const killGroup = () => signalGroup(child.pid, 'SIGKILL');
  process.once('exit', killGroup);
  child.once('exit', () => process.off('exit', killGroup));
  const origin = await listening(child);
  return { url: `${origin}/?folder=${encodeURIComponent(workspace)}`, pid: child.pid, stop: () => stop(child) };
}

async function writeSettings(home, settings) {
  const folder = join(home, 'ud', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(home, 'config.yaml'), 'auth: none\n');
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

function serverArguments(port) {
  return ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check',
    '--disable-workspace-trust', '--disable-getting-started-override', '--disable-proxy', '-e'];
}

/** Inside a VS Code's terminal, code-server would open files there instead of starting; NODE_OPTIONS is meant for others. */
function cleanEnvironment() {
  const foreign = /^(VSCODE_.*|ELECTRON_.*|NODE_OPTIONS|NODE_TEST_CONTEXT|PORT|PASSWORD|CODE_SERVER_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** Resolves to the server's origin as soon as it listens. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why) => {
      signalGroup(child.pid, 'SIGKILL');
      reject(new Error(`code-server ${why}. Its output:\n${output.slice(-4000)}`));
    };
    const deadline = setTimeout(fail, START_DEADLINE_MS, `did not listen within ${START_DEADLINE_MS / 1000} s`);
    const read = (chunk) => {
      output += chunk;
      const origin = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (!origin) return;
      clearTimeout(deadline);
      output = '';
      resolve(origin);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => { clearTimeout(deadline); reject(error); });
    child.once('exit', (code) => { clearTimeout(deadline); fail(`ended with exit code ${code}`); });
  });
}

/** Ends the server with its extension hosts and terminals. */
function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(signalGroup, STOP_DEADLINE_MS, child.pid, 'SIGKILL');
    child.once('exit', () => {
      clearTimeout(force);
      signalGroup(child.pid, 'SIGKILL');
      resolve();
    });
    signalGroup(child.pid, 'SIGTERM');
  });
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // macOS says EPERM of a group whose processes have ended but are not yet reaped.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
