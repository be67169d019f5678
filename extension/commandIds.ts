/** The commands that other parts name. */
export const ids = {
  menu: 'livegraft.menu',
  reloadModule: 'livegraft.reloadModule',
  restart: 'livegraft.restartApp',
  runFile: 'livegraft.runFile',
  showDifference: 'livegraft.showDifference',
  undo: 'livegraft.undoLastUpdate',
} as const;
