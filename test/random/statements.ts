/** Random statements and blocks. A production gives `null` where it cannot stand. */
import type { Author } from './author.ts';
import { captureExpr } from './expressions.ts';
import type { Binding, Block, Fn, Part, Shape, Stmt } from './model.ts';
import { raw, typed } from './model.ts';
import { className, localName, uniqueName } from './names.ts';
import { allows, type Place, visible } from './scope.ts';

export interface BlockOptions {
  depth: number;
  most: number;
  /** Whether it is a loop's. */
  loop: boolean;
  locals?: Binding[];
}

export function randomBlock(a: Author, place: Place, { depth, most, loop, locals = [] }: BlockOptions): Block {
  const inside = { ...place, env: visible(place.env, locals), loop: place.loop || loop };
  const stmts: Stmt[] = [];
  for (let left = a.random.int(most + 1); left > 0; left--) {
    const stmt = randomStmt(a, inside, depth);
    stmts.push(stmt);
    inside.env = visible(inside.env, stmt.declares);
  }
  return a.nodes.block(stmts, locals, loop);
}

type Production = (a: Author, place: Place, depth: number) => Stmt | null;

/** A new name for something that is declared here. */
function local(a: Author, place: Place, shape: Shape, hiding = false, target: Binding['target'] = null): Binding {
  return a.nodes.binding(localName(a.random, a.nodes.id(), place.env, hiding), shape, place.fns.at(-1)?.id ?? 0, target);
}

function assignable(a: Author, place: Place, hiding = false): Binding {
  return { ...local(a, place, 'number', hiding), assignable: true };
}

const declaration: Production = (a, place, depth) => {
  const word = a.random.pick(['const¬', 'let¬', 'let¬', 'var¬']);
  const value = a.expr(place, Math.min(depth, 2));
  const binding = word === 'const¬' ? local(a, place, 'number') : assignable(a, place);
  return a.nodes.stmt([word, binding, typed(': any'), '·=·', value, '¶'], [binding]);
};

const destructuring: Production = (a, place, depth) => {
  const values = [a.expr(place, Math.min(depth, 1)), a.expr(place, 0)];
  const [one, two, rest] = [local(a, place, 'number'), local(a, place, 'number'), local(a, place, 'list')];
  return a.nodes.stmt(a.random.pick<Part[]>([
    ['const¬{·a:·', one, ',·b:·[', two, '·=·3],·...', rest, '·}·=·{·a:·', values[0]!, ',·b:·[', values[1]!, '],·c:·4·}¶'],
    ['const¬[', one, ',·', two, ',·...', rest, ']·=·[', values[0]!, ',·', values[1]!, ',·5,·6]¶'],
  ]), [one, two, rest]);
};

const nestedFunction: Production = (a, place, depth) => {
  if (depth <= 0) return null;
  const kind = a.random.weighted([[7, 'sync'], [1, 'async'], [1, 'generator']] as const);
  const yields = depth > 1 && a.random.chance(0.2) ? 'closure' as const : 'number' as const;
  const form = a.random.weighted<Fn['form']>([[3, 'declaration'], [kind === 'generator' ? 0 : 4, 'arrow'], [2, 'expression']]);
  const binding = local(a, place, 'function');
  const fn = a.fn(place, { form, kind, yields, depth: depth - 1, ...(form === 'declaration' && { binding }) });
  binding.target = fn;
  return a.nodes.stmt(form === 'declaration' ? [fn] : ['const¬', binding, '·=·', fn, '¶'], [binding]);
};

const nestedClass: Production = (a, place, depth) => {
  if (depth <= 1) return null;
  const binding = { ...local(a, place, 'class'), name: className(a.nodes.id()) };
  return a.nodes.stmt([a.class(place, binding, depth - 1)], [binding]);
};

const condition: Production = (a, place, depth) => {
  const options = { depth: depth - 1, most: 2, loop: false };
  const parts: Part[] = ['if·(', a.expr(place, 1), '·>·', String(a.random.int(20)), ')·', a.block(place, options)];
  if (a.random.chance(0.4)) parts.push('·else·', a.block(place, options));
  return a.nodes.stmt(parts);
};

const loop: Production = (a, place, depth) => {
  const [sum, i] = [assignable(a, place), { ...a.nodes.binding(uniqueName(a.random, a.nodes.id()), 'number', place.fns.at(-1)?.id ?? 0) }];
  const inside = { ...place, env: [...place.env, sum] };
  const block = a.block(inside, { depth: depth - 1, most: 2, loop: true, locals: [i] });
  const env = block.stmts.reduce((known, { declares }) => visible(known, declares), visible(inside.env, [i]));
  block.stmts.push(a.nodes.stmt([sum, '·+=·', a.expr({ ...inside, env }, 1), '¶']));
  const head = a.random.pick<Part[]>([
    ['for·(let¬', i, '·=·0;·', i, '·<·3;·', i, '++)·'], ['for·(const¬', i, ' of¬[2,·', a.expr(inside, 0), '])·'], ['for·(const¬', i, ' in¬{·a:·1,·b:·2·})·'],
  ]);
  return a.nodes.stmt(['let¬', sum, '·=·0¶', a.random.chance(0.2) ? `label${a.nodes.id()}:·` : '', ...head, block], [sum]);
};

/** Each round makes a closure that captures its own variable. */
const closuresInLoop: Production = (a, place, depth) => {
  if (depth <= 0) return null;
  const owner = place.fns.at(-1)?.id ?? 0;
  const [list, i, value] = [`fs${a.nodes.id()}`, a.nodes.binding(uniqueName(a.random, a.nodes.id()), 'number', owner), local(a, place, 'number')];
  const fn = a.fn({ ...place, env: [...place.env, i] }, { form: a.random.chance(0.7) ? 'arrow' : 'expression', kind: 'sync', yields: 'number', depth: depth - 1 });
  const block = a.nodes.block([a.nodes.stmt([`${list}.push(`, fn, ')¶'])], [i], true);
  return a.nodes.stmt([`const¬${list}`, typed(': any[]'), '·=·[]¶for·(let¬', i, '·=·0;·', i, '·<·2;·', i, '++)·', block, 'const¬', value, `·=·${list}[1](`, ...a.args(place, 1), `)·+·${list}[0]()¶`], [value]);
};

const choice: Production = (a, place, depth) => {
  const block = (): Block => a.block(place, { depth: depth - 1, most: 1, loop: false });
  return a.nodes.stmt(['switch·(', a.expr(place, 1), '·&·3)·{case¬1:·', block(), a.random.pick(['break¶', '']), 'case¬2:·', block(), 'default:·', block(), '}']);
};

const attempt: Production = (a, place, depth) => {
  const result = assignable(a, place);
  const inside = { ...place, env: [...place.env, result] };
  const block = (locals: Binding[] = []): Block => {
    const made = a.block(inside, { depth: depth - 1, most: 1, loop: false, locals });
    made.stmts.push(a.nodes.stmt([result, '·=·', a.expr(inside, 1), '¶']));
    return made;
  };
  const caught = local(a, place, 'number', true);
  return a.nodes.stmt(['let¬', result, '·=·1¶', 'try·', block(), ...a.random.pick<Part[]>([['·catch·(', caught, ')·', block([caught])], ['·finally·', block()], ['·catch·', block(), '·finally·', block()]])], [result]);
};

/** For the lines in stacks: the harness calls everything with 13, too. */
const failure: Production = (a, place) => {
  const binding = a.random.maybe(place.env.filter(({ shape, owner }) => shape === 'number' && owner === place.fns.at(-1)?.id));
  if (!binding) return null;
  return a.nodes.stmt(['if·(', binding, '·===·13)·throw¬new¬', a.random.pick(['Error', 'RangeError']), "('thrown')¶"]);
};

const assignment: Production = (a, place) => {
  const binding = a.random.maybe(place.env.filter((each) => each.assignable && each.owner !== 0 && each.owner === place.fns.at(-1)?.id));
  if (!binding) return null;
  return a.nodes.stmt(a.random.pick<Part[]>([[binding, '·=·', a.expr(place, 2), '¶'], [binding, '·+=·', a.expr(place, 1), '¶'], [binding, '++¶'], ['++', binding, '¶'], ['[', binding, ']·=·[', a.expr(place, 1), ']¶']]));
};

/** Writes a variable of a function further out (or of the module), and puts it back: what is held must stay as it is. */
const outerAssignment: Production = (a, place) => {
  const own = place.fns.at(-1)?.id;
  const mine = (each: Binding): boolean => each.owner !== 0 || place.module.items.some(({ binding }) => binding === each);
  const binding = a.random.maybe(place.env.filter((each) => each.assignable && each.owner !== own && mine(each)));
  if (!binding || own === undefined) return null;
  const [kept, result] = [`kept${a.nodes.id()}`, assignable(a, place)];
  const inside = a.nodes.block([a.nodes.stmt([binding, a.random.pick(['·=·', '·+=·', '·||=·']), a.expr(place, 1), '¶']), a.nodes.stmt([result, '·=·', a.expr(place, 2), '¶'])]);
  const restore = a.nodes.block([a.nodes.stmt([binding, `·=·${kept}¶`])]);
  return a.nodes.stmt([`const¬${kept}·=·`, binding, '¶let¬', result, '·=·0¶try·', inside, '·finally·', { ...restore, pinned: true }], [result]);
};

const passing: Production = (a, place, depth) => {
  const made = a.random.pick<() => Stmt | null>([
    () => (allows(place, 'generator') ? a.nodes.stmt(['yield¬', a.expr(place, depth), '¶'], [], 'generator') : null),
    () => (allows(place, 'async') ? a.nodes.stmt(['await¬', a.expr(place, depth), '¶'], [], 'async') : null),
    () => (place.loop ? a.nodes.stmt(['if·(', a.expr(place, 1), '·>·40)·', a.random.pick(['continue¶', 'break¶'])], [], 'loop') : null),
    () => a.nodes.stmt(['if·(', a.expr(place, 1), '·===·14)·return¬(', a.expr(place, 1), ')¶'], [], 'function'),
    () => a.nodes.stmt([';'], []),
    () => a.nodes.stmt([raw('/a{2}[/]/.test("//")'), '¶'], []),
    () => a.nodes.stmt(['(', a.expr(place, 1), ')¶'], []),
    () => a.nodes.stmt(['{', a.block(place, { depth: depth - 1, most: 2, loop: false }), '}'], []),
    () => { const capture = captureExpr(a, place); return capture && a.nodes.stmt(['void¬', capture, '¶']); },
  ]);
  return made();
};

const productions: readonly (readonly [number, Production])[] = [
  [6, declaration], [2, destructuring], [6, nestedFunction], [0.5, nestedClass], [2, condition], [2, loop], [1.5, closuresInLoop], [1, choice],
  [1.5, attempt], [2, failure], [2, assignment], [2, outerAssignment], [2, passing],
];

export function randomStmt(a: Author, place: Place, depth: number): Stmt {
  for (let tries = 0; tries < 4; tries++) {
    const made = a.random.weighted(productions)(a, place, depth);
    if (made) return made;
  }
  return declaration(a, place, 0)!;
}
