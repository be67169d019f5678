/**
 * `livegraft lsp`: joins an editor's standard streams to an agent, for any editor that speaks LSP. The one thing that it
 * changes is the editor's first message, `initialize`: it puts the token in. All else passes as it is, byte for byte.
 */
import { once } from 'node:events';
import { watch } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { PassThrough, type Writable } from 'node:stream';
import { socketAddress } from '../../protocol/discovery.ts';
import type { DiscoveryFile } from '../../protocol/messages.ts';
import { openFolder } from '../agent-thread/discovery.ts';
import { findAgents, type Choice } from './choice.ts';
import { nameOf } from './client.ts';
import { exitCodes, Failure, messageOf, type ExitCode } from './failure.ts';
import { readFirstFrame, refusal, withToken } from './first-frame.ts';

export interface LspOptions extends Choice {
  /** Where no agent is there yet, `initialize` stays unanswered until one is. */
  wait?: true;
}

/**
 * @returns done, once the editor or the app has left
 * @throws Failure when there is no agent (and the editor has been told so), or it cannot be reached
 */
export async function lsp(options: LspOptions): Promise<ExitCode> {
  const { first, rest } = await readFirstFrame(process.stdin);
  const editor = new PassThrough();
  editor.write(rest);
  process.stdin.pipe(editor);
  try {
    const agent = options.wait ? await waitForAgent(options, editor) : newest(findAgents(options));
    const socket = await connectSocket(agent);
    socket.write(withToken(first, agent.token));
    editor.pipe(socket).pipe(process.stdout);
    await new Promise((resolve) => socket.once('close', resolve));
    return exitCodes.done;
  } catch (error) {
    if (error instanceof Failure) process.stdout.write(refusal(first, error.message));
    throw error;
  } finally {
    process.stdin.destroy();
  }
}

async function connectSocket(agent: DiscoveryFile): Promise<Socket> {
  const socket = connect(socketAddress(agent.socket));
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw new Failure(`${nameOf(agent)} cannot be reached at ${agent.socket}: ${messageOf(error)}`, exitCodes.noAgent, { cause: error });
  }
  return socket.on('error', (error) => console.error(`The connection to ${nameOf(agent)} was lost: ${error.message}`));
}

/** One editor talks to one app; of several it is most likely the one that was started last. */
function newest(agents: readonly DiscoveryFile[]): DiscoveryFile {
  const agent = agents.at(-1) as DiscoveryFile;
  if (agents.length > 1) console.error(`${agents.length} apps match: this is ${nameOf(agent)}, ${agent.entry || agent.root}. Choose another with --pid.`);
  return agent;
}

async function waitForAgent(choice: Choice, editor: Writable): Promise<DiscoveryFile> {
  const watcher = watch(openFolder());
  try {
    return await new Promise((resolve, reject) => {
      const look = (): void => {
        const agents = tryToFind(choice);
        if (agents.length > 0) resolve(newest(agents));
      };
      watcher.on('change', look).on('error', reject);
      editor.once('finish', () => reject(new Failure('The editor left before an app was there.', exitCodes.noAgent)));
      look();
    });
  } finally {
    watcher.close();
  }
}

function tryToFind(choice: Choice): DiscoveryFile[] {
  try {
    return findAgents(choice);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
