/** The show: one real save of a real file, with the shop's answers before and after. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureFolder, here } from '../../runtime-agent/node/agent-thread/folder.ts';
import { reportLines } from '../../runtime-agent/node/cli/render.ts';
import { styleFor } from '../../runtime-agent/node/cli/style.ts';
import { discoveryFolder } from '../../runtime-agent/protocol/discovery.ts';
import type { UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { connect, findAgent, type AgentClient } from '../../test/tools/client.ts';
import { bold, dim, green, red } from './terminal.mjs';

const FILE = 'cart.ts';
const OLD_LINE = 'return this.subtotal() + shipping(this.subtotal());';
const NEW_LINE = 'return this.subtotal() - this.memberSaving() + shipping(this.subtotal());';

interface CartAnswer { visits: number; items: string[]; total: string }
interface HealthAnswer { pid: number }

/** @throws Error when the new code does not answer in the old process with its state kept */
export async function showSave(url: string, folder: string): Promise<void> {
  const { pid } = await ask<HealthAnswer>(`${url}/health`);
  const agent = await agentOf(pid);
  try {
    const before = await askForCart(url, 'before');
    const report = await save(agent, join(folder, FILE));
    printReport(report, folder);
    const after = await askForCart(url, 'after');
    const { pid: pidAfter } = await ask<HealthAnswer>(`${url}/health`);
    conclude({ before, after, pid, pidAfter });
  } finally {
    agent.dispose();
  }
}

/** Joins the agent as an editor does: finds its file, connects, gives the token. */
async function agentOf(pid: number): Promise<AgentClient> {
  const place = here();
  const folder = discoveryFolder(place);
  ensureFolder(folder, place);
  return connect(await findAgent(folder, pid));
}

/** Changes the file and says so, as an editor does on Ctrl+S. */
async function save(agent: AgentClient, file: string): Promise<UpdateReport> {
  const text = await readFile(file, 'utf8');
  const line = text.slice(0, text.indexOf(OLD_LINE)).split('\n').length;
  console.log(`\n${bold(`An editor saves ${FILE}:`)}`);
  console.log(red(`  ${line} - ${OLD_LINE}`));
  console.log(green(`  ${line} + ${NEW_LINE}`));
  await writeFile(file, text.replace(OLD_LINE, NEW_LINE));
  await agent.didSave(file);
  const uri = pathToFileURL(file).href;
  return agent.updates.next(FILE, (report) => report.files.some((each) => each.uri === uri));
}

function printReport(report: UpdateReport, folder: string): void {
  console.log(`\n${bold('What is running now:')}`);
  for (const line of reportLines(report, { cwd: folder, style: styleFor(process.stdout) })) console.log(`  ${line}`);
  console.log(dim(`  The app was held for ${report.pauseMs.toFixed(1)} ms.`));
  if (report.outcome !== 'live') throw new Error(`The save did not go live: its outcome is "${report.outcome}".`);
}

async function askForCart(url: string, when: string): Promise<CartAnswer> {
  const cart = await ask<CartAnswer>(`${url}/cart`);
  console.log(`\n${bold(`GET ${url}/cart`)} ${dim(when)}`);
  console.log(`  total ${bold(cart.total)}, visit ${cart.visits}, items: ${cart.items.join('; ')}`);
  return cart;
}

async function ask<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address, { headers: { connection: 'close' } });
  if (!response.ok) throw new Error(`${address} answered ${response.status} ${response.statusText}.`);
  return await response.json() as Answer;
}

interface Outcome { before: CartAnswer; after: CartAnswer; pid: number; pidAfter: number }

function conclude({ before, after, pid, pidAfter }: Outcome): void {
  const faults = [
    after.total === before.total && 'the total is still the old one',
    pidAfter !== pid && `another process answers (${pidAfter}, before: ${pid})`,
    after.visits !== before.visits + 1 && `the visits went from ${before.visits} to ${after.visits}`,
    after.items.join() !== before.items.join() && 'the cart has other items',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new Error(`The save was reported live, but ${faults.join(', and ')}.`);
  console.log(`\n${green('✓')} New code in the same process (pid ${pid}): the cart that was made before the save totals`
    + ` ${after.total} instead of ${before.total},\n  and the visits went on counting, ${before.visits} → ${after.visits}.`);
}
