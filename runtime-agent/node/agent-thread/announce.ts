import { sharedLayout, type AgentData } from '../link.ts';
import { makeNotedFiles } from '../shared-files.ts';
import type { DiscoveryFile, RuntimeInfo } from '../../protocol/messages.ts';
import { agentId } from '../../protocol/discovery.ts';
import type { Handlers } from './commands.ts';
import type { PublishedDiagnostics } from './diagnostics.ts';
import { announce, chooseSocket, createToken, filesOf, openFolder } from './discovery.ts';
import { type AgentServer, startServer } from './server.ts';

/**
 * Listens, then says so in the discovery folder.
 * @param onFirst is called when the first editor has come
 * @throws Error when the folder or the socket cannot be used: what, where, and what to do
 */
export async function announceAgent(
  data: AgentData, handlers: Handlers, diagnostics: PublishedDiagnostics, log: (text: string) => void, onFirst: () => void,
): Promise<AgentServer> {
  const { root, entry, threadId, shared } = data;
  const { pid } = process;
  const title = threadId === 0 ? data.title : `${data.title} (worker ${threadId})`;
  const runtime: RuntimeInfo = { name: 'node', version: process.versions.node };
  const folder = openFolder();
  const token = createToken();
  const socket = data.listen ?? chooseSocket(folder, agentId(pid, threadId));
  let first = true;
  const onEditors = (count: number): void => {
    Atomics.store(new Int32Array(shared), sharedLayout.editors, count);
    if (first) onFirst();
    first = false;
  };
  return makeNotedFiles(shared, [...filesOf(folder, pid, threadId), ...(/^(tcp:|\\\\)/.test(socket) ? [] : [socket])], async () => {
    const capability = { version: 1, pid, title, root, runtime } as const;
    const server = await startServer({ socket, token, handlers, log, published: diagnostics.all, capability, onEditors });
    const file: DiscoveryFile = { livegraft: 1, pid, title, root, entry, runtime, socket: server.socket, token, startedAt: new Date().toISOString() };
    await announceOrClose(folder, file, threadId, server);
    return server;
  });
}

/** An agent that cannot be found must not listen either. */
async function announceOrClose(folder: string, file: DiscoveryFile, threadId: number, server: AgentServer): Promise<void> {
  try {
    announce(folder, file, threadId);
  } catch (error) {
    await server.close();
    throw error;
  }
}
