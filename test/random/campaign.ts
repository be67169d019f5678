/** Many random programs, one after the other, two at a time. */
import type { Finding } from './finding.ts';
import { minimise } from './minimise.ts';
import type { Format } from './model.ts';
import { extension, printModule } from './print.ts';
import { Player, type Save } from './player.ts';
import { mix } from './random.ts';
import { runSession, type SessionResult } from './session.ts';

export interface CampaignOptions {
  seed: number;
  edits: number;
  /** Of Node.js. */
  version: string;
  /** Only this one of the programs. */
  program?: number | undefined;
  /** After so many failures no further program is begun. */
  mostFailures: number;
  onProgress?(totals: Totals): void;
}

export interface Totals {
  edits: number;
  programs: number;
  starts: number;
  invalid: Map<string, number>;
  outcomes: Map<string, number>;
  checks: SessionResult['checks'];
  /** Each as a text that shows it and says how to see it again. */
  failures: string[];
}

const EDITS_PER_PROGRAM = 60;
const AT_ONCE = 2;

export async function campaign(options: CampaignOptions): Promise<Totals> {
  const totals: Totals = { edits: 0, programs: 0, starts: 0, invalid: new Map(), outcomes: new Map(), checks: { live: 0, kept: 0, versions: 0 }, failures: [] };
  let next = options.program ?? 0;
  const play = async (player: Player): Promise<void> => {
    while (totals.edits < options.edits && totals.failures.length < options.mostFailures && (options.program === undefined || next === options.program)) {
      const program = next++;
      const edits = options.program === undefined ? Math.min(EDITS_PER_PROGRAM, options.edits - totals.edits) : EDITS_PER_PROGRAM;
      const result = await runSession(player, { seed: mix(options.seed * 1_000_003 + program), edits, formats: formatsOf(options.version) });
      add(totals, result);
      if (result.failure) totals.failures.push(await show(result.failure, { ...options, program }));
      options.onProgress?.(totals);
    }
  };
  await Promise.all(Array.from({ length: options.program === undefined ? AT_ONCE : 1 }, async () => {
    const player = await Player.open(options.version);
    await play(player).finally(() => player.close());
  }));
  return totals;
}

/** Node.js 20 does not take types away. */
const formatsOf = (version: string): Format[] => (version.startsWith('20.') ? ['esm', 'cjs'] : ['esm', 'cjs', 'ts']);

function add(totals: Totals, result: SessionResult): void {
  totals.programs++;
  totals.edits += result.edits;
  totals.starts += result.starts;
  for (const kind of ['live', 'kept', 'versions'] as const) totals.checks[kind] += result.checks[kind];
  for (const [key, count] of result.invalid) totals.invalid.set(key, (totals.invalid.get(key) ?? 0) + count);
  for (const [key, count] of result.outcomes) totals.outcomes.set(key, (totals.outcomes.get(key) ?? 0) + count);
}

async function show({ step, label, findings, saves }: NonNullable<SessionResult['failure']>, { seed, program, version }: CampaignOptions): Promise<string> {
  const lines = [`Node.js ${version}, seed ${seed}, program ${program}, save ${step} (${label}); again by: npm run random -- --seed ${seed} --program ${program} --node ${version}`];
  const minimal = await minimise(saves, findings[0]!.rule, version);
  lines.push(...describe((minimal?.findings ?? findings).slice(0, 3)));
  if (!minimal) return [...lines, '  It did not come again when the same saves were made anew.'].join('\n');
  return [...lines, `  reported: ${minimal.said || 'nothing'}`, ...listings(minimal.saves)].join('\n');
}

const describe = (findings: Finding[]): string[] => findings.map(({ rule, path, message }) => `  ${rule} ${path} ${message}`);

/** The modules as they are at first, and as each save makes them. */
function listings(saves: Save[]): string[] {
  const last = new Map<string, string>();
  return saves.flatMap(({ program, then }, index) => [...program.modules.flatMap((module) => {
    const { text } = printModule(module, program.format);
    if (last.get(module.name) === text) return [];
    last.set(module.name, text);
    return [`--- ${index === 0 ? 'at first' : `save ${index}`}: ${module.name}.${extension[program.format]}`, text.trimEnd()];
  }), ...(then ? [`--- then: ${then}`] : [])]);
}
