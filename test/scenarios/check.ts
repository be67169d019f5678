/** Plays a scenario on a real app with a real agent, and compares what the agent says and what the app does. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { commands, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { checkRanges, compareReport } from './compare-report.ts';
import type { ExpectedStep } from './expected.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { filesOfStep, filesUpTo, readStory, type Files, type Story } from './story.ts';
import type { Variant } from './variants.ts';

const AGENT = new URL('../../dist/livegraft/register.mjs', import.meta.url).href;

/**
 * @param name the scenario's folder
 * @param version of Node.js, one of NODE_VERSIONS
 * @throws AssertionError at the first difference from `expected.md`
 */
export async function check(name: string, variant: Variant, version: string): Promise<void> {
  const story = await readStory(name);
  const sandbox = await openSandbox({ files: filesOfStep(story, 0, variant), variant, version, imports: [AGENT] });
  try {
    await sandbox.app.orEnded(play(story, variant, sandbox));
    assert.equal(sandbox.app.output, '', 'the app wrote something');
  } catch (error) {
    if (error instanceof Error && sandbox.app.output) error.message += `\nThe app wrote:\n${sandbox.app.output}`;
    throw error;
  } finally {
    await sandbox.dispose();
  }
}

async function play(story: Story, variant: Variant, { app, agents, write }: Sandbox): Promise<void> {
  const client = await connect(await findAgent(agents, app.pid));
  const made = new Set<number>();
  try {
    for (const [number, step] of story.expected.steps.entries()) {
      const files = filesOfStep(story, number, variant);
      const report = number > 0 ? await update(client, await write(files), made, number) : null;
      if (report) checkReport(report, step, filesUpTo(story, number, variant), number);
      assert.deepEqual(await app.probe(number), step.probe, `step ${number}: the app does not answer as it should`);
      if (report && isPending(step)) await settle(client, report.id, step, number);
    }
    assert.deepEqual(client.updates.unread.filter(({ id }) => !made.has(id)), [], 'the agent reported updates that nobody made');
  } finally {
    client.dispose();
  }
}

/**
 * One file is saved as an editor does it; several as one command, so that they are one update for certain.
 * @param made the ids of the updates so far, which may still be reported again; gets this one's
 */
async function update(client: AgentClient, files: string[], made: Set<number>, step: number): Promise<UpdateReport> {
  if (files.length === 1) await client.didSave(files[0]!);
  else await client.execute(commands.reload, ...files.map((file) => pathToFileURL(file).href));
  const report = await client.updates.next(`step ${step}`, ({ id }) => !made.has(id));
  made.add(report.id);
  return report;
}

function checkReport(report: UpdateReport, step: ExpectedStep, files: Files, number: number): void {
  compareReport(report, step.first, `step ${number}`);
  checkRanges(report, files, `step ${number}`);
}

function isPending({ first, last }: ExpectedStep): boolean {
  return first.outcome !== last.outcome || first.definitions.join() !== last.definitions.join();
}

/** What was waiting becomes live by itself: the agent reports the same update again. */
async function settle(client: AgentClient, id: number, step: ExpectedStep, number: number): Promise<void> {
  const isSettled = (report: UpdateReport) =>
    report.id === id && report.files.every((file) => file.definitions.every(({ status }) => status !== 'waiting'));
  const report = await client.updates.next(`step ${number} with nothing waiting`, isSettled);
  compareReport(report, step.last, `step ${number}, when nothing waits`);
}
