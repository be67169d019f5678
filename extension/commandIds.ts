/** The commands that other parts name. */
export const ids = {
  menu: 'livegraft.menu',
  reloadModule: 'livegraft.reloadModule',
  restart: 'livegraft.restartApp',
  runFile: 'livegraft.runFile',
  showDifference: 'livegraft.showDifference',
  startTerminals: 'livegraft.startTerminals',
  undo: 'livegraft.undoLastUpdate',
} as const;
