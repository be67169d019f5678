import { randomExpr } from './expressions.ts';
import { type FnOptions, randomFn } from './functions.ts';
import { randomClass, randomObject } from './classes.ts';
import { type Binding, type Block, type Class, type Expr, type Fn, Nodes, type ObjectLiteral, type Part, type Program, type Stmt } from './model.ts';
import type { Random } from './random.ts';
import type { Place } from './scope.ts';
import { type BlockOptions, randomBlock, randomStmt } from './statements.ts';

/** Writes random code that fits where it is put. */
export class Author {
  readonly nodes: Nodes;

  constructor(readonly program: Program, readonly random: Random) {
    this.nodes = new Nodes(program);
  }

  expr(place: Place, depth: number): Expr { return randomExpr(this, place, depth); }
  fn(place: Place, options: FnOptions): Fn { return randomFn(this, place, options); }
  block(place: Place, options: BlockOptions): Block { return randomBlock(this, place, options); }
  stmt(place: Place, depth: number): Stmt { return randomStmt(this, place, depth); }
  class(place: Place, binding: Binding, depth: number): Class { return randomClass(this, place, binding, depth); }
  object(place: Place, depth: number): ObjectLiteral { return randomObject(this, place, depth); }

  /** What stands between a call's parentheses. */
  args(place: Place, depth: number): Part[] {
    const count = this.random.weighted([[1, 0], [5, 1], [3, 2]] as const);
    const parts: Part[] = [];
    for (let i = 0; i < count; i++) parts.push(...(i > 0 ? [',·'] : []), this.expr(place, depth));
    if (this.random.chance(0.06)) return [...parts, ...(count > 0 ? [',·'] : []), '...[', this.expr(place, 0), ']'];
    return parts;
  }
}
