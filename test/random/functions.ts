import type { Author } from './author.ts';
import type { Binding, Fn, Kind, Param, Part, Stmt } from './model.ts';
import { typed } from './model.ts';
import { localName } from './names.ts';
import { fnPlace, type Place, visible } from './scope.ts';

export interface FnOptions {
  form: Fn['form'];
  kind: Kind;
  yields: Fn['yields'];
  depth: number;
  /** How many parameters; by chance when left out. */
  params?: number;
  /** Of a declaration or a named expression. */
  binding?: Binding;
  superArgs?: boolean;
}

export function randomFn(a: Author, place: Place, options: FnOptions): Fn {
  const { form, kind, yields, depth } = options;
  const fn: Fn = {
    node: 'fn', id: a.nodes.id(), version: a.nodes.id(), revision: 0, kind, yields, form, binding: options.binding ?? null, params: [], body: a.nodes.number(0),
    marker: 'first', strict: false, superArgs: null,
  };
  if (form === 'expression' && !fn.binding && a.random.chance(0.3)) fn.binding = a.nodes.binding(localName(a.random, a.nodes.id(), place.env, true), 'function', fn.id, fn);
  const inside = fnPlace(fn, place);
  fn.params = randomParams(a, inside, options.params ?? (form === 'getter' ? 0 : form === 'setter' ? 1 : a.random.weighted([[1, 0], [4, 1], [3, 2], [1, 3]])), fn);
  inside.env = fn.params.reduce((env, param) => visible(env, param.declares), inside.env);
  if (options.superArgs) fn.superArgs = [a.expr({ ...inside, holder: null }, 1)];
  fn.body = randomBody(a, inside, fn, depth);
  decideMarker(a, fn, place);
  return fn;
}

/** Functions that nothing marks are as real as others, but the oracle sees less of them: only nested ones, and few. */
function decideMarker(a: Author, fn: Fn, place: Place): void {
  const simple = fn.params.every(isSimple);
  if (place.fns.length > 0 && (fn.form === 'arrow' || fn.form === 'expression') && a.random.chance(0.3)) fn.marker = 'none';
  else if ((fn.form === 'declaration' || fn.form === 'arrow' || fn.form === 'expression') && !fn.params.some(({ rest }) => rest) && a.random.chance(0.15)) fn.marker = 'default';
  if (simple && fn.marker !== 'default' && fn.body.node === 'block' && a.random.chance(0.05)) fn.strict = true;
}

function randomBody(a: Author, inside: Place, fn: Fn, depth: number): Fn['body'] {
  if (fn.form === 'arrow' && a.random.chance(0.55)) return a.nodes.expr(resultParts(a, inside, fn, depth));
  const block = a.block(inside, { depth, most: depth > 0 ? 3 : 1, loop: false });
  if (fn.form === 'constructor' || fn.form === 'setter') return block;
  if (fn.kind !== 'sync' && a.random.chance(0.6)) block.stmts.push(suspension(a, fn.kind));
  const end = { ...inside, env: block.stmts.reduce((env, { declares }) => visible(env, declares), inside.env) };
  block.stmts.push(a.nodes.stmt(['return¬', ...resultParts(a, end, fn, depth), '¶']));
  return block;
}

/** Where calls that begin before a save stay until after it. */
export function suspension(a: Author, kind: Kind): Stmt {
  return kind === 'async' ? a.nodes.stmt(['await¬$gate()¶'], [], 'async') : a.nodes.stmt(['yield¬', a.nodes.number(a.random.int(9)), '¶'], [], 'generator');
}

/** What the function returns, as a part of `return …` or behind an arrow. */
function resultParts(a: Author, place: Place, fn: Fn, depth: number): Part[] {
  const closure = (): Part => madeClosure(a, place, depth);
  switch (fn.yields) {
    case 'number': return [a.expr(place, Math.min(depth, 2))];
    case 'closure': return [closure()];
    case 'closures': return ['[', closure(), ',·', closure(), ']'];
    case 'object': return ['(', a.object(place, depth), ')'];
  }
}

/** A new function, or one that was declared before. */
function madeClosure(a: Author, place: Place, depth: number): Part {
  const own = place.fns.at(-1)?.id;
  const declared = a.random.maybe(place.env.filter(({ shape, owner }) => shape === 'function' && owner === own));
  if (declared && a.random.chance(0.6)) return declared;
  const kind = a.random.weighted([[8, 'sync'], [1, 'async'], [1, 'generator']] as const);
  const form = kind !== 'generator' && a.random.chance(0.7) ? 'arrow' : 'expression';
  return a.fn(place, { form, kind, yields: depth > 1 && a.random.chance(0.25) ? 'closure' : 'number', depth: depth - 1 });
}

/** @param place within `fn` */
export function randomParams(a: Author, place: Place, count: number, fn: Fn): Param[] {
  const params: Param[] = [];
  let env = place.env;
  for (let i = 0; i < count; i++) {
    const last = i === count - 1 && fn.form !== 'setter';
    const param = randomParam(a, { ...place, env, restricted: true }, fn, last, params);
    params.push(param);
    env = visible(env, param.declares);
  }
  return params;
}

/** @param others parameters that it must not share names with */
export function randomParam(a: Author, place: Place, fn: Fn, last: boolean, others: Param[]): Param {
  const declares: Binding[] = [];
  const taken = others.flatMap((other) => other.declares.map(({ name }) => name));
  const simple = a.random.chance(0.6);
  // A name that hides one which a default value before it uses would make that fail.
  const hiding = simple && others.every(isSimple);
  const declare = (shape: Binding['shape'] = 'number'): Binding => {
    let name = localName(a.random, a.nodes.id(), place.env, hiding);
    if (taken.includes(name) || declares.some((other) => other.name === name) || name === fn.binding?.name) name = `p${a.nodes.id()}`;
    const binding = { ...a.nodes.binding(name, shape, fn.id), assignable: shape === 'number' };
    declares.push(binding);
    return binding;
  };
  const parts = simple ? [declare(), typed(': number')] : fancyParam(a, place, declare, last);
  return { node: 'param', id: a.nodes.id(), parts, declares, rest: typeof parts[0] === 'string' && parts[0].startsWith('...') };
}

export const isSimple = ({ rest, parts }: Param): boolean => !rest && parts.length <= 2;

function fancyParam(a: Author, place: Place, declare: (shape?: Binding['shape']) => Binding, last: boolean): Part[] {
  return a.random.weighted<() => Part[]>([
    [4, () => { const value = a.expr(place, 1); return [declare(), '·=·', value]; }],
    [2, () => { const value = a.expr(place, 0); return [declare(), '·=·$n(', value, ')']; }],
    [1, () => [declare(), '·=·', String(a.random.int(9))]],
    [2, () => { const value = a.expr(place, 1); return ['{·', declare(), '·=·', value, ',·length:·', declare(), '·}', ...(a.random.chance(0.7) ? ['·=·{}'] : [])]; }],
    [1, () => ['{·a:·[', declare(), ']·=·[', String(a.random.int(9)), '],·...', declare('list'), '·}·=·{·b:·2·}']],
    [last ? 2 : 0, () => ['...', declare('list')]],
    [last ? 1 : 0, () => ['...[', declare(), ',·', declare(), '·=·', String(a.random.int(5)), ']']],
  ])();
}
