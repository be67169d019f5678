/** Makes a failure small: fewer saves, then less code in all of them. */
import { Author } from './author.ts';
import type { Finding } from './finding.ts';
import type { Program } from './model.ts';
import { type Played, Player, type Save } from './player.ts';
import { Random } from './random.ts';
import { repair } from './repair.ts';
import { spotsOf } from './spots.ts';

export interface Minimal {
  saves: Save[];
  findings: Finding[];
  /** What the last report says. */
  said: string;
}

/** @param rule the kind of finding that must remain; `null` when it does not come again */
export async function minimise(saves: Save[], rule: string, version: string): Promise<Minimal | null> {
  const player = await Player.open(version);
  try {
    return await new Minimiser(player, rule).run(saves);
  } finally {
    await player.close();
  }
}

class Minimiser {
  private best: Minimal | null = null;

  constructor(private readonly player: Player, private readonly rule: string) {}

  async run(saves: Save[]): Promise<Minimal | null> {
    for (const count of [2, 3, 5, saves.length]) if (await this.fails(saves.slice(-count))) break;
    if (!this.best) return null;
    // Of a save that changes nothing the one before it says so.
    const last = this.rule === 'quiet' ? 2 : 1;
    await this.reduce(() => this.best!.saves.slice(0, -last), (some) => [...some, ...this.best!.saves.slice(-last)]);
    await this.fails(this.best.saves.map((save) => ({ ...save, program: plain(save.program) })));
    for (const ids of [itemsOf, statementsOf, membersOf, paramsOf, statementsOf, expressionsOf]) await this.without(ids);
    return this.best;
  }

  /** Leaves out what the nodes with some of these numbers are, in all saves. */
  private async without(idsOf: (program: Program) => number[]): Promise<void> {
    const ids = (): number[] => [...new Set(this.best!.saves.flatMap(({ program }) => idsOf(program)))];
    await this.reduce(ids, (kept) => {
      const gone = new Set(ids().filter((id) => !kept.includes(id)));
      return this.best!.saves.map((save) => ({ ...save, program: remove(save.program, gone) }));
    });
  }

  /** Tries to do with fewer and fewer of a list: first without halves of it, in the end without each one. */
  private async reduce<T>(list: () => T[], saves: (kept: T[]) => Save[]): Promise<void> {
    for (let size = Math.ceil(list().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < list().length;) {
        const all = list();
        const kept = [...all.slice(0, at), ...all.slice(at + size)];
        if (!(await this.fails(saves(kept)))) at += size;
      }
    }
  }

  private async fails(saves: Save[]): Promise<boolean> {
    if (saves.length < 1) return false;
    try {
      const played = await this.play(saves);
      const findings = 'invalid' in played ? [] : played.findings.filter(({ rule }) => rule === this.rule);
      if ('invalid' in played || findings.length === 0) return false;
      this.best = { saves, findings, said: played.said ?? '' };
      return true;
    } catch (error) {
      await this.player.reset();
      if (this.rule !== 'crash') return false;
      this.best = { saves, findings: [{ rule: 'crash', path: '', message: (error as Error).message }], said: '' };
      return true;
    }
  }

  private async play([first, ...rest]: Save[]): Promise<Played> {
    let played = await this.player.start(first!.program);
    for (const save of rest) {
      if ('invalid' in played || played.findings.length > 0) return played;
      played = await this.player.save(save);
    }
    return played;
  }
}

function plain(program: Program): Program {
  const copy = structuredClone(program);
  for (const module of copy.modules) {
    Object.assign(module, { crlf: false, mark: false });
    for (const { layout } of [module, ...module.items]) Object.assign(layout, { odd: 0, semicolons: true });
  }
  return copy;
}

function remove(program: Program, gone: Set<number>): Program {
  const copy = structuredClone(program);
  for (const module of copy.modules) module.items = module.items.filter(({ id }) => !gone.has(id));
  const spots = spotsOf(copy);
  for (const { block } of spots.blocks) block.stmts = block.stmts.filter(({ id }) => !gone.has(id));
  for (const { of } of spots.holders) of.members = of.members.filter(({ id }) => !gone.has(id));
  for (const { fn } of spots.fns) fn.params = fn.params.filter(({ id }) => !gone.has(id));
  for (const { expr } of spots.exprs) if (gone.has(expr.id)) Object.assign(expr, { parts: ['1'], needs: null });
  repair(new Author(copy, new Random(1)), false);
  return copy;
}

const itemsOf = (program: Program): number[] => spotsOf(program).items.map(({ item }) => item.id);
const statementsOf = (program: Program): number[] => spotsOf(program).stmts.map(({ stmt }) => stmt.id);
const membersOf = (program: Program): number[] => spotsOf(program).members.map(({ member }) => member.id);
const paramsOf = (program: Program): number[] => spotsOf(program).params.map(({ param }) => param.id);
const expressionsOf = (program: Program): number[] => spotsOf(program).exprs.filter(({ expr }) => expr.parts.length > 1 || !/^\d+$/.test(String(expr.parts[0]))).map(({ expr }) => expr.id);
