import { type MemberChange, memberBefore } from './class-changes.ts';
import { canMakeFields, emitFields, type FieldPlan, fieldPlan, hasEvaluator, hidesField, needsClass, planInitializer, silence } from './class-fields.ts';
import { canBeExtended, isBeside, isComputed, isConstructorOf, isInstanceField, isLivingClass, isPlainMember, isStaticCode, isStaticField, privateKey } from './class-members.ts';
import { ClassWriter } from './class-writer.ts';
import { decoratedMembers } from './decorators.ts';
import { isImplied, isInitializer } from './functions.ts';
import { placeOf, type PlannedDefinition } from './planned.ts';
import type { Planning } from './planning.ts';
import { readAtLoad } from './load-reads.ts';
import { exchangeFunction } from './rebind.ts';
import * as rude from './rude-edits.ts';
import { canRun, runAgainIn, runStatics, runSuperclass, withoutMembers } from './static-code.ts';
import { fits, type RunningFunction, type RunningStatement } from './running.ts';
import type { FunctionCode, Member, Statement } from './snapshot.ts';

/** What becomes of a class of which more than the bodies of its methods has changed: the living class follows, or it waits for a restart. */
export function planClass(planning: Planning, old: RunningStatement, next: Statement, changes: MemberChange[]): RunningStatement {
  const fields = fieldPlan((old.made ?? old).statement, next);
  const extended = next.superclass?.own !== old.statement.superclass?.own;
  const refused = extended && !canBeExtended(planning, next) ? new Map<Member, rude.RudeEdit>() : refusal(planning, old, next, changes, fields);
  if (!refused) return new ClassPlanner(planning, old, next, fields, changes).plan();
  for (const { member, edit, removed, inside } of changes) planning.report(refused.get(member) ?? (inside ? rude.heldBack : edit), member, removed);
  if (extended || changes.length === 0) planning.report(rude.changedStatement(old.statement, next), next);
  return old;
}

/** The members that the living class cannot follow in, and why; `null` when it can in all. */
function refusal(planning: Planning, old: RunningStatement, next: Statement, changes: MemberChange[], fields: FieldPlan): Map<Member, rude.RudeEdit> | null {
  const refused = new Map<Member, rude.RudeEdit>();
  const made = (old.made ?? old).statement;
  const canFollow = isLivingClass(next);
  const hasFields = canMakeFields(fields) && (!needsClass(fields, made) || hasEvaluator(old.made ?? old));
  const canConstruct = canChangeConstructor(planning, old, next);
  const read = readAtLoad(planning.running.latest, planning.next);
  const hides = hidesField(fields, next, planning.next.statements);
  const decorated = decoratedMembers(planning.running.statements.map(({ statement }) => statement), next.names);
  for (const change of changes) {
    const { member, before, removed, inside, edit } = change;
    const missing = removed ? [] : planning.missingIn(member);
    if (missing.length > 0) refused.set(member, rude.usesNewNames(missing));
    if (inside) continue;
    const sides = sidesOf(change);
    if (sides.some(({ key }) => key !== null && decorated.has(key)) && before !== null) {
      refused.set(member, rude.decoratedMember(member.name));
      continue;
    }
    if (!canFollow || !sides.every((side) => canBeRun(side, change, planning) || canChange(side, change, made, read))) refused.set(member, edit);
    else if (hides && removed && isInstanceField(member)) refused.set(member, rude.hidesInherited(member.name));
    else if (sides.some(isInstanceField) && !(hasFields && canConstruct)) refused.set(member, rude.noPlaceForFields);
    else if (member.kind === 'constructor' && !canConstruct) refused.set(member, rude.cannotConstruct);
  }
  const needsConstructor = fields.made.length + fields.gone.length > 0 || old.fields !== undefined;
  return refused.size > 0 || !canFollow || !hasFields || hides || (needsConstructor && !canConstruct) ? refused : null;
}

const sidesOf = ({ member, before, removed }: MemberChange): Member[] => [...(before ? [before] : []), ...(removed ? [] : [member])];

/** Whether static code is run in the living class: new code, and in a module that is run again any. */
function canBeRun(side: Member, { before, removed }: MemberChange, { next, isRunAgain }: Planning): boolean {
  return (isRunAgain || (isStaticCode(side) && before === null && !removed)) && canRun(side, next);
}

function canChange(side: Member, { before, removed }: MemberChange, made: Statement, read: ReadonlyMap<string, number>): boolean {
  if (isPlainMember(side) || isInstanceField(side) || side.kind === 'constructor' || isBeside(side, made)) return true;
  if (isPrivateMethod(side)) return removed || (before === null && memberBefore(made, side)?.kind === side.kind);
  if (!isStaticField(side) || side.key!.startsWith('#') || read.has(side.key!)) return false;
  // Others may hold the object that the field has; what it came by is done.
  return side.value === null || side.value.plainness === 'value' || (side.value.plainness === 'made' && (removed || before === null));
}

/** Whether the running class's constructor has a guard that can hand over to the new text's. */
function canChangeConstructor(planning: Planning, old: RunningStatement, next: Statement): boolean {
  const known = old.functions.find(({ code }) => isConstructorOf(code, old.statement));
  const code = next.functions.find((each) => isConstructorOf(each, next));
  return known !== undefined && code !== undefined && fits(known.slots.at(-1)!, code) && planning.missing(code.fn).length === 0;
}

/** Gives a living class its new members, takes those that are gone, and has its new objects made as the new text says. */
class ClassPlanner {
  private readonly writer: ClassWriter;
  /** Static code that is to be run. */
  private readonly statics = new Map<Member, PlannedDefinition>();

  constructor(
    private readonly planning: Planning, private readonly old: RunningStatement, private readonly next: Statement,
    private readonly fields: FieldPlan, private readonly changes: MemberChange[],
  ) {
    this.writer = new ClassWriter(planning, old, next);
  }

  /** The class as it was made. */
  private get made(): RunningStatement {
    return this.old.made ?? this.old;
  }

  plan(): RunningStatement {
    const { planning, old, next, fields } = this;
    const running = new Map<FunctionCode, RunningFunction>();
    const isOwnConstructor = (code: FunctionCode): boolean => isConstructorOf(code, next);
    for (const member of next.members) if (isBeside(member, this.made.statement)) planning.changes.defined.add(privateKey(next, member));
    for (const code of next.functions) if (!isOwnConstructor(code)) running.set(code, this.memberFunction(code));
    const made = emitFields(planning, fields, next);
    const constructor = next.functions.find(isOwnConstructor);
    if (constructor) running.set(constructor, this.constructorFunction(constructor, made));
    const { superclass } = next;
    const extended = superclass !== null && superclass.own !== old.statement.superclass?.own;
    if (extended && !isComputed(superclass)) this.writer.putSuperclass(this.announce({ message: rude.anotherSuperclass }));
    silence(planning, fields, old, this.classDefinition());
    for (const change of this.changes) if (!change.inside) this.carryOut(change);
    if (made !== old.fields && !this.changes.some((change) => !change.inside && sidesOf(change).some(isInstanceField))) this.announce({});
    const { fields: _, offsets: __, ...rest } = old;
    const result = { ...rest, statement: next, functions: next.functions.map((code) => running.get(code)!), made: old.made ?? old, ...(made && { fields: made }) };
    if (extended && isComputed(superclass)) runSuperclass(planning, result, old.statement.superclass!, planning.wait(next, rude.waitsForTurn));
    return this.withStatics(result);
  }

  /** Static code is run; after some that threw it is not. */
  private withStatics(result: RunningStatement): RunningStatement {
    const { planning, next, statics } = this;
    if (!planning.mayRun) return withoutMembers(result, [...statics.keys()]);
    const members = planning.isRunAgain ? runAgainIn(next, planning.next) : [...statics.keys()];
    runStatics(planning, result, members.map((member) => ({ member, definition: statics.get(member) ?? null })));
    return result;
  }

  private memberFunction(code: FunctionCode): RunningFunction {
    const { planning, old, next, fields } = this;
    const known = this.known(code) ?? this.revived(code);
    if (isInitializer(code.fn) && code.fn.home === next.classes[0]) return planInitializer(planning, known, code, fields, old, next);
    if (!known) return planning.newFunction(code, next, old.evaluators);
    return planning.topFunction(known, code, next, old.evaluators, () => exchangeFunction(planning, known, code, old, next));
  }

  /** The running function that a function of the new text continues. */
  private known(code: FunctionCode): RunningFunction | null {
    const { old, next } = this;
    const member = next.members.find(({ functions }) => functions.includes(code));
    const before = member ? this.continued(member)?.functions[member.functions.indexOf(code)] : old.statement.functions[next.functions.indexOf(code)];
    return before ? (old.functions[old.statement.functions.indexOf(before)] ?? null) : null;
  }

  /** A `#method` of the class as it was made, which was gone from the text meanwhile. */
  private revived(code: FunctionCode): RunningFunction | null {
    const member = this.next.members.find((each) => each.functions.includes(code) && isPrivateMethod(each) && !isBeside(each, this.made.statement));
    const before = member && memberBefore(this.made.statement, member)?.functions[0];
    if (before) this.planning.forced.add(code.fn);
    return before ? this.made.functions[this.made.statement.functions.indexOf(before)]! : null;
  }

  private continued(member: Member): Member | null {
    return this.changes.some((change) => change.member === member && !change.inside) ? null : memberBefore(this.old.statement, member);
  }

  private constructorFunction(code: FunctionCode, made: string | undefined): RunningFunction {
    const { planning, old, next } = this;
    if (made) planning.fields.set(code.fn, made);
    if (made || old.fields) planning.forced.add(code.fn);
    const known = old.functions.find((each) => isConstructorOf(each.code, old.statement))!;
    const count = planning.definitions.length;
    const running = planning.topFunction(known, code, next, old.evaluators);
    // What was removed has no place in the text any more: it is news of its class.
    if (isImplied(code.fn) && planning.definitions.splice(count).length > 0) this.announce(this.news('constructor'));
    return running;
  }

  private carryOut({ member, before, removed }: MemberChange): void {
    if (member.kind === 'constructor') return;
    const definition = removed ? this.announce(this.news(member.name)) : this.announced(member, before);
    if (before && isBeside(before, this.made.statement) && (removed || before.kind !== member.kind)) this.writer.takePrivate(before, definition);
    if (before && isPlainMember(before)) {
      if (removed || !isPlainMember(member) || before.kind !== member.kind) this.writer.takeMember(before, definition);
    }
    if (before && isStaticField(before) && (removed || !isStaticField(member))) this.writer.takeStatic(before, definition);
    if (removed) return;
    if (this.statics.has(member)) {
      if (isBeside(member, this.made.statement)) this.writer.declarePrivate(member, definition);
    } else if (isBeside(member, this.made.statement)) this.writer.putPrivate(member, definition);
    else if (isPlainMember(member)) this.writer.putMember(member, definition);
    else if (isStaticField(member)) this.writer.putStatic(member, definition);
  }

  private announced(member: Member, before: Member | null): PlannedDefinition {
    if (isStaticCode(member)) return this.toBeRun(member);
    const message = !isInstanceField(member) ? undefined : isBeside(member, this.made.statement) ? rude.oldObjectsGetIt : rude.oldObjectsKeep;
    // Their own field comes before what the prototype has.
    const hidden = before && isInstanceField(before) && !isInstanceField(member) && !member.isStatic && !isBeside(member, this.made.statement) ? { status: 'stale', ...rude.oldObjectsHideIt } as const : null;
    const kept = before && makesFunctions(before) && !isGuardedField(before, member) ? { status: 'stale', ...rude.oldObjectsKeepCode } as const : null;
    return this.announce({ ...placeOf(member), how: before ? 'replaced' : 'extended', ...(message && { message }), ...kept, ...hidden });
  }

  private toBeRun(member: Member): PlannedDefinition {
    const { planning, statics } = this;
    if (!planning.mayRun) planning.report(rude.notRun, member, false, 'failed');
    statics.set(member, planning.mayRun ? planning.wait(member, rude.waitsForTurn) : planning.definitions.at(-1)!);
    return statics.get(member)!;
  }

  private announce(what: Partial<PlannedDefinition>): PlannedDefinition {
    const definition = { ...this.classDefinition(), ...what };
    const { definitions } = this.planning;
    const same = definitions.find(({ kind, name, how }) => kind === definition.kind && name === definition.name && how === definition.how);
    if (!same) definitions.push(definition);
    else if (definition.message) same.message = [same.message, definition.message].filter(Boolean).join(' ');
    return same ?? definition;
  }

  private news(removed: string): Partial<PlannedDefinition> {
    return { ...placeOf(this.next), how: 'extended', message: `\`${removed}\` was removed.` };
  }

  private classDefinition(): PlannedDefinition {
    return { ...placeOf(this.next), removed: false, status: 'live', how: 'extended' };
  }
}

/** Whether objects may hold functions that its initialiser has made. */
const makesFunctions = (member: Member): boolean => isInstanceField(member)
  && member.value?.initializer?.children.some(({ unguarded }) => unguarded !== 'callback' && unguarded !== 'invoked') === true;

/** Whether functions that the initialiser has made run the new one's code: both have guards. */
const isGuardedField = (before: Member, member: Member): boolean => [before, member].every(({ value }) => value?.initializer?.unguarded === null);

const isPrivateMethod = ({ key, kind }: Member): boolean => key !== null && key.startsWith('#') && kind !== 'field';
