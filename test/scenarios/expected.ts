/** `expected.md`: a title, what the story is, and a table of what each step must do. `README.md` here describes it. */
import { outcomes, type DefinitionStatus, type How, type Outcome } from '../../runtime-agent/protocol/messages.ts';
import { variants, type Variant } from './variants.ts';

export interface Expected {
  variants: Variant[];
  /** Node's majors; `null`: all. */
  majors: string[] | null;
  /** By number; the first is the start. */
  steps: ExpectedStep[];
  /** What a process started on the last step's files answers; `null`: it agrees with the last step's `fresh`. */
  fresh: unknown;
}

export interface ExpectedStep {
  /** At first, and when nothing waits any more: the same unless the row says `… then …`. */
  first: ExpectedReport;
  last: ExpectedReport;
  probe: unknown;
}

/** What an update reports; `null` outcome at the start. */
export interface ExpectedReport {
  outcome: Outcome | null;
  /** As {@link describeDefinition} writes them, in no order; a name `*` stands for any one definition. */
  definitions: string[];
  /** The line, counted from 1, that the file's error must point at. */
  errorLine: number | null;
}

const statuses = ['live', 'waiting', 'stale', 'restart', 'failed'] satisfies DefinitionStatus[];
const hows = ['replaced', 'defined', 'extended', 'ran', 'reran', 'patched'] satisfies How[];

export function describeDefinition(name: string, status: string, how: string | null): string {
  return `${name}: ${[status, how].filter(Boolean).join(' ')}`;
}

/** @throws Error that names `file` and the line that it does not understand. */
export function parseExpected(text: string, file: string): Expected {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const fail = (line: string, why: string): never => { throw new Error(`${file}: ${why}: ${line}`); };
  const rows = lines.filter((line) => line.startsWith('|')).map(cells);
  if (rows.length < 3) fail(text.slice(0, 80), 'no table with a row for step 0 and one for step 1');
  if (rows[0]!.join() !== 'step,outcome,definitions,probe') fail(rows[0]!.join(' | '), 'the columns are not step, outcome, definitions, probe');
  const body = rows.slice(2);
  const fresh = body.at(-1)![0] === 'fresh' ? body.pop()! : null;
  return {
    variants: restriction(lines, 'variants', variants, fail) ?? [...variants],
    majors: restriction(lines, 'node', ['20', '22', '24', '26'], fail),
    steps: body.map((row, index) => parseStep(row, index, (why) => fail(row.join(' | '), why))),
    fresh: fresh && parseProbe(fresh[3], (why) => fail(fresh.join(' | '), why)),
  };
}

/** Cells of a table's row; `\|` is a bar within one. */
function cells(row: string): string[] {
  return row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A line such as `variants: esm, cjs`. */
function restriction<T extends string>(lines: string[], word: string, known: readonly T[], fail: (line: string, why: string) => never): T[] | null {
  const line = lines.find((each) => each.startsWith(`${word}:`));
  if (!line) return null;
  const named = line.slice(word.length + 1).split(',').map((each) => each.trim());
  return named.map((each) => known.find((one) => one === each) ?? fail(line, `${each} is not one of ${known.join(', ')}`));
}

type Fail = (why: string) => never;

function parseStep(row: string[], index: number, fail: Fail): ExpectedStep {
  const [number, outcome, definitions, probe] = row;
  if (row.length !== 4 || number !== String(index)) fail(`not the row of step ${index} with four cells`);
  const [outcome1, outcome2] = parseOutcomes(outcome!, index, fail);
  const items = definitions!.split(';').map((item) => item.trim()).filter(Boolean);
  const errorLine = Number(items.find((item) => item.startsWith('error at line '))?.slice('error at line '.length)) || null;
  const states = items.filter((item) => !item.startsWith('error at line ')).map((item) => parseDefinition(item, fail));
  const [first, last] = [0, 1].map((side) => states.map((pair) => pair[side]!)) as [string[], string[]];
  return {
    first: { outcome: outcome1, definitions: first, errorLine },
    last: { outcome: outcome2, definitions: last, errorLine },
    probe: parseProbe(probe, fail),
  };
}

function parseOutcomes(cell: string, index: number, fail: Fail): [Outcome | null, Outcome | null] {
  if (index === 0) return cell === '' ? [null, null] : fail('step 0 is the start and has no outcome');
  const named = cell.split(' then ').map((word) => outcomes.find((one) => one === word) ?? fail(`${word} is not an outcome`));
  return [named[0]!, named.at(-1)!];
}

/** `Cart.total: waiting replaced then live` as what is reported first and last. */
function parseDefinition(item: string, fail: Fail): [string, string] {
  const colon = item.lastIndexOf(': ');
  if (colon < 0) fail(`no \`name: status\` in ${item}`);
  const name = item.slice(0, colon).replaceAll('`', '');
  const [[status1, how1], [status2, how2 = how1] = [status1, how1]] =
    item.slice(colon + 2).split(' then ').map((state) => parseState(state, fail)) as [State, State?];
  return [describeDefinition(name, status1, how1 ?? null), describeDefinition(name, status2, how2 ?? null)];
}

type State = [status: DefinitionStatus, how?: How];

function parseState(state: string, fail: Fail): State {
  const [status, how, ...rest] = state.split(' ');
  const known = statuses.find((one) => one === status) ?? fail(`${state} does not begin with a status`);
  if (how === undefined) return [known];
  return rest.length ? fail(`too many words in ${state}`) : [known, hows.find((one) => one === how) ?? fail(`${how} is not a way to be live`)];
}

function parseProbe(cell: string | undefined, fail: Fail): unknown {
  try {
    return JSON.parse((cell ?? '').replace(/^`(.*)`$/, '$1'));
  } catch (error) {
    return fail(`the probe is not JSON (${(error as Error).message})`);
  }
}
