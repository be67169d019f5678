/**
 * Livegraft beside its peers, for the harness in `../shared/bench`, which documents the fields:
 *   npm run bench:peers -- --contenders livegraft,vite-runner,bun-hot --sizes 50 --rounds 1 --leak 0
 * The app runs with the agent and without glue; an editor's side tells it of each save, as the extension does.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, SocketMessageReader, SocketMessageWriter } from 'vscode-jsonrpc/node';

const REGISTER = new URL('../../dist/livegraft/register.mjs', import.meta.url).href;

/** One running app → its agent, as soon as there is one. */
const agents = new WeakMap();

function start(ctx) {
  const folder = join(ctx.appDir, '.livegraft-agents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const running = ctx.spawn(['--import', REGISTER, ctx.main], { env: { LIVEGRAFT_DIR: folder, LIVEGRAFT_CACHE: join(ctx.appDir, '..', '.livegraft-cache') } });
  agents.set(running, connectTo(join(folder, `${running.pid}.json`), running));
  return running;
}

async function save(ctx, file, text) {
  const connection = await agents.get(ctx.running);
  ctx.write(file, text);
  await connection.sendNotification('textDocument/didSave', { textDocument: { uri: pathToFileURL(file).href } });
}

async function connectTo(file, running) {
  const { socket, token } = await discover(file, running);
  const stream = connect(socket);
  stream.on('error', () => {}); // The app has been ended.
  const connection = createMessageConnection(new SocketMessageReader(stream), new SocketMessageWriter(stream));
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { token } });
  return connection;
}

async function discover(file, running) {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) return JSON.parse(text);
    if (running.exited) throw new Error('The app ended before its agent could be found.');
    await delay(5);
  }
}

export default [{
  name: 'livegraft', title: 'Livegraft', kind: 'in-process', order: 5, variants: ['esm-ts', 'esm-js', 'cjs'], baseline: 'cold-node24', start, save,
  notes: ['Livegraft: the app has no glue. Start-up is with a warm cache of guarded text but for the first start.'],
}];
