import { homeOf, privateKey, reference } from './class-members.ts';
import { emitBinding, emitInitializer, emitMember, type NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import { nowhere, type PlannedDefinition } from './planned.ts';
import type { Planning } from './planning.ts';
import type { RunningStatement } from './running.ts';
import type { Member, Statement } from './snapshot.ts';

/** Plans what is done to one living class, besides the code of its functions. */
export class ClassWriter {
  constructor(private readonly planning: Planning, private readonly running: RunningStatement, private readonly next: Statement) {}

  /** A method or accessor: a new one, or a new function object for one that there is. */
  putMember(member: Member, definition: PlannedDefinition): void {
    const { fn } = member.functions[0]!;
    this.put(this.memberSlot(member), this.member(fn), definition, fn);
  }

  takeMember(member: Member, definition: PlannedDefinition): void {
    this.put(this.memberSlot(member), 'undefined', definition);
  }

  /** A static field: a new one, or another value for one. */
  putStatic(member: Member, definition: PlannedDefinition): void {
    this.put(this.staticSlot(member), this.staticValue(member) ?? '$lgx.K.nothing', definition);
    this.planning.changedStatics.push({ of: this.next.names[0] ?? '', key: member.key!, definition });
  }

  takeStatic(member: Member, definition: PlannedDefinition): void {
    this.put(this.staticSlot(member), 'undefined', definition);
    this.planning.changedStatics.push({ of: this.next.names[0] ?? '', key: member.key!, definition });
  }

  /** What makes a `#name` what it is that the class was made without. */
  putPrivate(member: Member, definition: PlannedDefinition): void {
    const initializer = member.value?.initializer;
    if (initializer) this.put(this.privateSlot(member), this.initializer(initializer), definition, initializer);
    else if (member.kind === 'field') this.put(this.privateSlot(member), `($lgf=>()=>$lgf)(${this.staticValue(member) ?? 'void 0'})`, definition);
    else this.put(this.privateSlot(member), this.member(member.functions[0]!.fn), definition, member.functions[0]!.fn);
  }

  /** A static `#name` of its own that gets its value later. */
  declarePrivate(member: Member, definition: PlannedDefinition): void {
    this.put(this.privateSlot(member), '()=>{}', definition);
  }

  takePrivate(member: Member, definition: PlannedDefinition): void {
    this.put(this.privateSlot(member), 'undefined', definition);
  }

  /** The class may be one that comes with the update. */
  putSuperclass(definition: PlannedDefinition): void {
    this.put(`$lgx.K.superclassOf(${this.home()}).it`, `()=>$lgx.K.extendable(${reference(this.planning, this.next.superclass!.name)})`, definition, undefined, true);
  }

  private put(slot: string, code: string, definition: PlannedDefinition, fn?: FunctionInfo, late = false): void {
    const evaluator = fn ? this.planning.evaluatorFor(fn, this.next, this.running.evaluators) : null;
    this.planning.replacements.push({ code, evaluator, late, slots: [{ name: slot, wrap: false }], before: [], definition, running: null, place: nowhere, onlyMoved: false });
  }

  private member(fn: FunctionInfo): string {
    const { next, locate, changes } = this.planning;
    return emitMember(fn, next.text, this.nested, locate, changes.defined);
  }

  private initializer(fn: FunctionInfo): string {
    const { next, locate, changes } = this.planning;
    return emitInitializer(fn, next.text, this.nested, locate, changes.defined);
  }

  private staticValue({ key, value, functions }: Member): string | null {
    if (!value) return null;
    const { next, locate, changes } = this.planning;
    const binding = { name: key!, start: value.start, end: value.end, plainness: 'made', constant: false } as const;
    return emitBinding(binding, functions.map(({ fn }) => fn), next.text, this.nested, locate, changes.defined);
  }

  private readonly nested = (fn: FunctionInfo): NestedNames => this.planning.nestedNames(fn);

  private memberSlot(member: Member): string {
    const half = member.kind === 'getter' ? 'get' : member.kind === 'setter' ? 'set' : 'value';
    return `$lgx.K.ownMember(${this.home(member)},${JSON.stringify(member.key)},"${half}").it`;
  }

  private staticSlot(member: Member): string {
    return `$lgx.K.ownStatic(${this.home()},${JSON.stringify(member.key)}).it`;
  }

  private privateSlot(member: Member): string {
    const half = member.kind === 'field' ? 'init' : member.kind === 'getter' ? 'get' : member.kind === 'setter' ? 'set' : 'value';
    return `$lgx.y(${JSON.stringify(privateKey(this.next, member))},${this.home(member)},"${half}").it`;
  }

  /** The class, or for a member of its objects its prototype. */
  private home(member?: Member): string {
    const itself = homeOf(this.planning, this.next, this.running.evaluators[0] ?? null);
    return member && !member.isStatic ? `${itself}.prototype` : itself;
  }
}
