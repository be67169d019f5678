/** After an edit: what has become impossible is replaced, so that programs stay such as a person could have written. */
import type { Binding, Block, Class, Expr, Item, Module, Part, Program, Stmt } from './model.ts';
import type { Author } from './author.ts';
import { exportedBy } from './reexports.ts';
import { allows, type Place, walkProgram } from './scope.ts';
import { touch } from './spots.ts';

/** @param isEdit whether what is replaced counts as edited */
export function repair(a: Author, isEdit = true): void {
  const { program } = a;
  for (let round = 0; round < 8; round++) {
    let changed = repairImports(program);
    const fixed = (place: Place): void => {
      changed = true;
      if (isEdit) touch(a, place);
    };
    dropUnused(program);
    walkProgram(program, {
      item: (item, place) => { if (item.what === 'hold' || item.what === 'made') repairHeld(item.stmt, place, item.id, fixed); },
      expr: (expr, place) => { if (!isPossible(expr, place)) { Object.assign(expr, { parts: ['2'], needs: null }); fixed(place); } },
      stmt: (stmt, _, __, place) => { if (stmt.parts.length > 0 && !isPossible(stmt, place)) { Object.assign(stmt, { parts: [], declares: [], needs: null }); fixed(place); } },
      class: (cls, place) => { if (repairClass(cls, place)) fixed(place); },
    });
    dropEmpty(program);
    if (!changed) return;
  }
}

function isPossible(node: Expr | Stmt, place: Place): boolean {
  const own = node.node === 'stmt' ? [...node.declares, ...node.parts.flatMap(localsOf)] : [];
  return allows(place, node.needs) && node.parts.every((part) => !isName(part) || isKnown(part, place.env) || isKnown(part, own));
}

const isName = (part: Part): part is Binding => typeof part !== 'string' && part.node === 'binding' && part.shape !== 'member';
const isKnown = (binding: Binding, env: Binding[]): boolean => env.some(({ id }) => id === binding.id);
const localsOf = (part: Part): Binding[] => (typeof part !== 'string' && part.node === 'block' ? part.locals : []);

function repairHeld(stmt: Stmt, place: Place, id: number, fixed: (place: Place) => void): void {
  if (isPossible(stmt, place)) return;
  const { binding } = place.item;
  stmt.parts = binding ? ['const¬', binding, `·=·$made('i${id}',·$begin(),·()¬=>·1)¶`] : [`$hold('i${id}',·$begin(),·1)¶`];
  fixed(place);
}

function repairClass(cls: Class, place: Place): boolean {
  let changed = false;
  if (cls.base && !isKnown(cls.base, place.env)) {
    cls.base = null;
    changed = true;
  }
  for (const { fn } of cls.members) {
    if (fn?.form !== 'constructor' || (fn.superArgs !== null) === (cls.base !== null)) continue;
    fn.superArgs = cls.base ? [] : null;
    changed = true;
  }
  return changed;
}

function repairImports(program: Program): boolean {
  let changed = false;
  for (const module of program.modules) {
    module.reexports = module.reexports.map((each) => ({ ...each, names: each.names && each.names.filter((name) => exportedItem(program, module, each.from, name)?.exported === 'named') }))
      .filter(({ from, names }) => program.modules.some(({ name }) => name === from) && names?.length !== 0);
    const kept = module.imports.filter((each) => exportedItem(program, module, each.from, each.to));
    for (const each of kept) {
      const item = exportedItem(program, module, each.from, each.to)!;
      if ((item.exported === 'default') !== (each.how === 'default')) each.how = item.exported === 'default' ? 'default' : 'named';
    }
    changed ||= kept.length < module.imports.length;
    module.imports = kept;
  }
  return changed;
}

/** A file that came with an edit is loaded as long as another one imports it. */
function dropUnused(program: Program): void {
  // From the last one on: modules import earlier ones.
  for (const module of [...program.modules].reverse()) {
    if (module.late && !program.modules.some(({ imports, reexports }) => [...imports, ...reexports].some(({ from }) => from === module.name))) program.modules.splice(program.modules.indexOf(module), 1);
  }
}

/** @returns the item that a module has under that name from another one */
function exportedItem(program: Program, importer: Module, from: string, to: Binding): Item | undefined {
  const module = program.modules.find(({ name }) => name === from);
  return module === undefined || module === importer ? undefined : exportedBy(program, module).find(({ binding }) => binding!.id === to.id);
}

function dropEmpty(program: Program): void {
  const drop = (block: Block): void => { block.stmts = block.stmts.filter(({ parts }) => parts.length > 0); };
  walkProgram(program, { block: drop });
  for (const module of program.modules) module.items = module.items.filter(({ stmt }) => stmt.parts.length > 0);
}
