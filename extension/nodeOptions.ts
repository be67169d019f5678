/** What has Node.js start with the agent that comes with the extension. Pure. */
import { pathToFileURL } from 'node:url';

/** @param register absolute path of the agent's `register.mjs` */
export const agentOption = (register: string): string => `--import ${pathToFileURL(register).href}`;

/** `NODE_OPTIONS` with the agent's option behind what is there already; the same when it has an agent's. */
export function withAgent(nodeOptions: string | undefined, register: string): string {
  const given = nodeOptions?.trim() ?? '';
  if (/(?:^|\s)--import[ =]\S*livegraft\S*/.test(given)) return given;
  return `${given} ${agentOption(register)}`.trim();
}
