import type { Planning } from './planning.ts';
import { runnableValue } from './runnable.ts';
import type { FunctionCode, Member, Statement, Superclass } from './snapshot.ts';

/** Whether what a statement declares or assigns is just a class, which is made once. */
export const isLivingClass = ({ heading, classes }: Statement): boolean => heading !== null && classes[0]!.single;

/** Whether a function is the constructor of the class that a statement declares. */
export const isConstructorOf = ({ fn }: FunctionCode, { classes }: Statement): boolean => fn.kind === 'constructor' && fn.home === classes[0];

export const isInstanceField = ({ kind, isStatic }: Member): boolean => kind === 'field' && !isStatic;
export const isStaticField = ({ kind, isStatic, key }: Member): boolean => kind === 'field' && isStatic && key !== null;

export const isStaticBlock = ({ node }: Member): boolean => node.type === 'StaticBlock';

/** What runs code when the class is made: a static block, a static field whose value is no plain one. */
export const isStaticCode = (member: Member): boolean => isStaticBlock(member) || (isStaticField(member) && member.value !== null && member.value.plainness === null);

/** Whether the class was made without this `#name`: it is kept beside its objects. */
export const isBeside = ({ key }: Member, made: Statement): boolean => key !== null && key.startsWith('#') && !made.classes[0]!.privateNames.has(key.slice(1));

/** Methods and accessors that the living class can be given and can lose. Not constructors, `#private` and computed ones. */
export function isPlainMember({ kind, name, functions, start }: Member): boolean {
  const plainName = !/[.][#[]/.test(name);
  return plainName && ['method', 'getter', 'setter'].includes(kind) && functions.length === 1 && functions[0]!.fn.definitionStart === start;
}

/** As emitted code calls it. */
export const privateKey = ({ classes }: Statement, { key }: Member): string => `${classes[0]!.name}.${key!}`;

/** The class. One that no name was declared for is what its evaluator calls `this`. */
export function homeOf(planning: Planning, { classes, names }: Statement, evaluator: number | null): string {
  return classes[0]!.isDeclared ? reference(planning, names[0]!) : `$lgx.o(${evaluator!})`;
}

/** A name of the module's level, as emitted code calls it. */
export const reference = ({ changes }: Planning, name: string): string => (changes.defined.has(name.split('.')[0]!) ? `$lgx.v.${name}` : name);

/** Code gives what a class extends: `extends Named(Base)`. */
export const isComputed = ({ name }: Superclass): boolean => name === '' || name.startsWith('this');

/** Whether what a class extends is there, or can be computed. */
export function canBeExtended(planning: Planning, { superclass }: Statement): boolean {
  const { running, next, changes } = planning;
  if (isComputed(superclass!)) return planning.mayRun && planning.missingAt(superclass!).length === 0 && runnableValue(superclass!.node, next.analysis)?.awaits === false;
  const [name] = superclass!.name.split('.') as [string];
  return running.topNames.has(name) || changes.defined.has(name) || !next.analysis.topNames.has(name);
}
