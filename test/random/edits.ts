import type { Author } from './author.ts';
import * as code from './edit-code.ts';
import type { Edit } from './edit-code.ts';
import * as functions from './edit-functions.ts';
import * as members from './edit-members.ts';
import * as modules from './edit-modules.ts';
import { repair } from './repair.ts';
import { spotsOf } from './spots.ts';

const edits: readonly (readonly [weight: number, name: string, edit: Edit])[] = [
  [10, 'replace expression', code.replaceExpression], [6, 'change number', code.changeNumber], [8, 'extend expression', code.extendExpression],
  [5, 'add capture', code.addCapture], [3, 'remove capture', code.removeCapture], [10, 'insert statement', code.insertStatement],
  [6, 'delete statement', code.deleteStatement], [3, 'move statement', code.moveStatement], [1, 'copy statement', code.copyStatement],
  [3, 'wrap statement', code.wrapStatement], [2, 'unwrap statement', code.unwrapStatement],
  [3, 'add parameter', functions.addParameter], [2, 'remove parameter', functions.removeParameter], [4, 'rewrite parameter', functions.rewriteParameter],
  [1, 'move parameter', functions.moveParameter], [2, 'change kind', functions.changeKind], [4, 'add suspension', functions.addSuspension], [2, 'change form', functions.changeForm],
  [3, 'change body', functions.changeBody], [1, 'change own name', functions.changeOwnName], [1, 'change marker', functions.changeMarker],
  [1, 'change strict', functions.changeStrict], [4, 'rename', functions.rename],
  [1.5, 'add member', members.addMember], [1, 'remove member', members.removeMember], [1, 'move member', members.moveMember],
  [1, 'rename member', members.renameMember], [1.5, 'change member', members.changeMember], [1, 'change base', members.changeBase],
  [3, 'add top', modules.addTop], [1.5, 'remove top', modules.removeTop], [4, 'change top', modules.changeTop], [2, 'move top', modules.moveTop],
  [2, 'change export', modules.changeExport], [2.5, 'change import', modules.changeImport], [1, 'remove import', modules.removeImport],
  [2.5, 'change re-export', modules.changeReexport], [1.2, 'add circle', modules.addCircle], [1.5, 'change hot', modules.changeHot], [1, 'add module', modules.addModule], [2, 'add and use', modules.addAndUse],
  [4, 'layout', modules.changeLayout], [2, 'semicolons', modules.changeSemicolons], [1, 'encoding', modules.changeEncoding],
];

/** Edits of white space, comments and line ends: nothing has changed for the app. */
export const quietEdits: ReadonlySet<string> = new Set(['layout', 'encoding']);

/** Makes one random edit, and says which. */
export function editOnce(a: Author): string {
  for (;;) {
    const [, name, edit] = a.random.weighted(edits.map((each) => [each[0], each] as const));
    if (!edit(a, spotsOf(a.program))) continue;
    repair(a);
    return name;
  }
}
