import { emitBinding } from './emit.ts';
import { exportPlace } from './export-changes.ts';
import { definitionOf, placeOf, type PlannedDefinition, type Replacement, unseen } from './planned.ts';
import type { Planning } from './planning.ts';
import { getterSlot, propertyChange, propertySlot } from './property-changes.ts';
import * as rude from './rude-edits.ts';
import type { RunningStatement } from './running.ts';
import type { Property, Statement } from './snapshot.ts';

/** Plans what becomes of the properties of what a CommonJS module exports. */
export class PropertyPlanner {
  /** What sets them. What they are made of must be there by then. */
  readonly replacements: Replacement[] = [];

  constructor(private readonly planning: Planning) {}

  plan(old: RunningStatement | null, next: Statement, property: Property): RunningStatement[] {
    const { planning } = this;
    if (old && property.getter) return this.changedGetter(old, next, property);
    const change = propertyChange(old?.statement ?? null, next, planning.running, planning.changes);
    if (change === 'none') return planning.kept(old!, next);
    if (change !== 'refused' && next.functions.every(({ fn }) => planning.missing(fn).length === 0)) return [this.set(next, property, change === 'follows')];
    if (!this.comesWithDeclaration(property)) planning.report(old ? rude.changedProperty(property.key) : rude.addedExport(property.key), next);
    return old ? [old] : [];
  }

  remove(property: Property): void {
    this.replacements.push({ ...unseen(property.key), code: 'undefined', slots: [{ name: propertySlot(property), wrap: false }] });
    this.planning.changedExports.add(property.key);
  }

  /** One that is there for good; when nobody uses it, there is nothing to be said. */
  reportKept(statement: Statement, unused?: ReadonlySet<string>): void {
    const { key } = statement.property!;
    if (!unused?.has(key)) this.planning.report(rude.removedExport(key), statement, true);
  }

  private set(next: Statement, property: Property, follows: boolean): RunningStatement {
    const { planning } = this;
    const { alias, getter } = property;
    const functions = next.functions.map((code) => planning.newFunction(code, next, []));
    const definition: PlannedDefinition = { ...this.shown(next, property), status: 'live', how: 'defined' };
    if (!follows && !this.comesWithDeclaration(property)) planning.definitions.push(definition);
    const slot = getter ? getterSlot(property, planning.changes.defined) : propertySlot(property);
    this.replacements.push({ ...unseen(next.name), definition, code: this.code(next, property), late: alias !== null && !getter, slots: [{ name: slot, wrap: false }] });
    planning.changedExports.add(property.key);
    return { statement: next, functions, evaluators: [] };
  }

  private code({ name, functions }: Statement, property: Property): string {
    const { next, locate, changes: { defined } } = this.planning;
    const { alias, getter } = property;
    if (alias && !getter) return `()=>${defined.has(alias) ? '$lgx.v.' : ''}${alias}`;
    return emitBinding({ ...property, name, plainness: 'made', constant: false }, functions.map(({ fn }) => fn), next.text, (fn) => this.planning.nestedNames(fn), locate, defined);
  }

  /** The property is there for good, but not the code of its getter. */
  private changedGetter(old: RunningStatement, next: Statement, property: Property): RunningStatement[] {
    const { planning } = this;
    const first = planning.definitions.length;
    const result = planning.kept(old, next);
    if (old.functions[0]?.code.own === next.functions[0]?.own) return result;
    for (const definition of planning.definitions.slice(first)) Object.assign(definition, { ...this.shown(next, property), how: definition.how && 'defined' });
    planning.changedExports.add(property.key);
    return result;
  }

  /** What becomes of it is said of the declaration. */
  private comesWithDeclaration({ alias, key }: Property): boolean {
    const { running: { topNames, defined, unread }, next } = this.planning;
    return alias === key && next.analysis.topNames.has(alias) && !topNames.has(alias) && (!defined.has(alias) || unread.has(alias));
  }

  /** The compiler has put the getters where no source is. */
  private shown(next: Statement, { key, alias, getter, start }: Property): ReturnType<typeof placeOf> {
    const { statements } = this.planning.next;
    if (getter) return { ...placeOf(next), ...exportPlace(key, statements) ?? exportPlace(alias ?? '', statements) };
    const [code] = next.functions;
    return code?.fn.start === start ? definitionOf(code.fn) : placeOf(next);
  }
}
