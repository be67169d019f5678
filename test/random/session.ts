/** One random program, edited again and again. */
import { Author } from './author.ts';
import { editOnce, quietEdits } from './edits.ts';
import type { Finding } from './finding.ts';
import type { Format, Program } from './model.ts';
import type { Player, Save } from './player.ts';
import { randomProgram } from './program.ts';
import { mix, Random } from './random.ts';

export interface SessionOptions {
  /** The same seed makes the same program and the same edits. */
  seed: number;
  edits: number;
  formats: Format[];
}

export interface Failure {
  step: number;
  label: string;
  findings: Finding[];
  /** All that the app was given since it was started, this save last. */
  saves: Save[];
}

export interface SessionResult {
  edits: number;
  /** Saves that were not made, as the program would not even have loaded. */
  invalid: Map<string, number>;
  starts: number;
  /** By kind of edit and outcome. */
  outcomes: Map<string, number>;
  checks: { live: number; kept: number; versions: number };
  failure: Failure | null;
}

/** The share of saves after which the app is started anew, when something waits for that. */
const RESTART_CHANCE = 0.3;

export async function runSession(player: Player, { seed, edits, formats }: SessionOptions): Promise<SessionResult> {
  const result: SessionResult = { edits: 0, invalid: new Map(), starts: 0, outcomes: new Map(), checks: { live: 0, kept: 0, versions: 0 }, failure: null };
  const random = new Random(seed);
  const program = await begin(player, random, random.pick(formats), result);
  if (program) await edit(player, program, random, edits, result);
  return result;
}

/** The first random program that can be loaded. */
async function begin(player: Player, random: Random, format: Format, result: SessionResult): Promise<Program | null> {
  for (let tries = 0; tries < 20; tries++) {
    const program = randomProgram(new Random(mix(random.int(1e9))), format);
    const played = await attempt(player, () => player.start(program));
    if ('invalid' in played) {
      count(result.invalid, reasonOf(played.invalid));
      continue;
    }
    result.starts++;
    if (played.findings.length === 0) return program;
    result.failure = { step: 0, label: 'start', findings: played.findings, saves: [{ program, quiet: false }] };
    return null;
  }
  throw new Error('no random program could be loaded');
}

async function edit(player: Player, first: Program, random: Random, edits: number, result: SessionResult): Promise<void> {
  const past: Program[] = [first];
  let saves: Save[] = [{ program: first, quiet: false }];
  for (let step = 1; step <= edits; step++) {
    const { program, label, quiet } = next(past, random);
    const restart = random.chance(RESTART_CHANCE);
    const save: Save = { program, quiet, then: random.weighted([[95, undefined], [1, 'break'], [4, 'undo']] as const), calls: random.chance(0.25) };
    const played = await attempt(player, () => player.save(save));
    if ('invalid' in played) {
      count(result.invalid, reasonOf(played.invalid));
      continue;
    }
    result.edits++;
    for (const kind of ['live', 'kept', 'versions'] as const) result.checks[kind] += player.checks[kind];
    saves.push(save);
    count(result.outcomes, `${label}: ${played.outcome}`);
    if (played.findings.length > 0) {
      result.failure = { step, label, findings: played.findings, saves };
      return;
    }
    past.push(program);
    if (past.length > 6) past.shift();
    if (!player.isStuck && !(restart && player.isDirty)) continue;
    const started = await attempt(player, () => player.start(program));
    if ('findings' in started && started.findings.length > 0) {
      result.failure = { step, label: 'start', findings: started.findings, saves: [{ program, quiet: false }] };
      return;
    }
    result.starts++;
    saves = [{ program, quiet: false }];
  }
}

/** The program of the next save: edited once or a few times, or as it was some saves ago. */
function next(past: Program[], random: Random): { program: Program; label: string; quiet: boolean } {
  const newest = past.at(-1)!;
  const undo = past.length > 1 && random.chance(0.1);
  const program = structuredClone(undo ? random.pick(past.slice(0, -1)) : newest);
  program.nextId = newest.nextId;
  if (undo) return { program, label: 'undo', quiet: false };
  const author = new Author(program, new Random(mix(random.int(1e9))));
  const labels: string[] = [];
  for (let left = random.weighted([[8, 1], [1, 2], [1, 4]] as const); left > 0; left--) labels.push(editOnce(author));
  return { program, label: labels.length > 1 ? 'several' : labels[0]!, quiet: labels.every((label) => quietEdits.has(label)) };
}

/** A crash or a hang is a finding like any other. */
async function attempt<T>(player: Player, play: () => Promise<T>): Promise<T | { findings: Finding[]; outcome: string }> {
  try {
    return await play();
  } catch (error) {
    await player.reset();
    return { findings: [{ rule: 'crash', path: '', message: (error as Error).message }], outcome: 'crash' };
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function reasonOf(output: string): string {
  return /\w*Error\b.*/.exec(output)?.[0].slice(0, 90).replace(/\d+/g, '#') ?? output.slice(0, 90);
}
