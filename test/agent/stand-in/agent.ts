/** The thread that `register.ts` starts. */
import { announce, chooseSocket, createToken, openFolder } from '../../../runtime-agent/node/agent-thread/discovery.ts';
import { startServer, type AgentServer } from '../../../runtime-agent/node/agent-thread/server.ts';
import { ERROR_CANNOT_RESTART, type RestartResult } from '../../../runtime-agent/protocol/messages.ts';

const { pid, env } = process;
const root = process.cwd();
const token = createToken();
const runtime = { name: 'node', version: process.versions.node };
const folder = openFolder();

const notHere = (): never => { throw new Error('The stand-in does not do this.'); };

const server: AgentServer = await startServer({
  socket: chooseSocket(folder, String(pid)), token, capability: { version: 1, pid, title: 'stand-in', root, runtime },
  handlers: {
    didSave: () => {}, reload: notHere, plan: notHere, undo: notHere, modules: notHere, files: notHere, census: notHere,
    status: () => ({ health: 'live', updates: 0, modules: server.hasSupervisor() ? 1 : 0, uptimeMs: 1, memoryBytes: 1 }),
    restart,
  },
  published: () => [],
  log: (text) => { if (env['LIVEGRAFT_LOG'] === 'debug') console.error(text); },
});
announce(folder, {
  livegraft: 1, pid, title: 'stand-in', root, entry: process.argv[1] ?? '', runtime, socket: server.socket, token,
  startedAt: new Date().toISOString(),
});

/** Asks the supervisor after the answer has been written. */
async function restart(mode: 'soft' | 'hard'): Promise<RestartResult> {
  if (mode === 'soft') throw Object.assign(new Error('A soft restart is not possible here.'), { code: ERROR_CANNOT_RESTART });
  if (!server.hasSupervisor()) throw Object.assign(new Error('There is no supervisor here.'), { code: ERROR_CANNOT_RESTART });
  setImmediate(() => server.askSupervisor(mode));
  return { restarting: true };
}
