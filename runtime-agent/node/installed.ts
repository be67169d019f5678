/** Whether a file (its path) belongs to a package that was installed, and not to the app. */
export const isInstalled = (path: string): boolean => /[\\/]node_modules[\\/]/.test(path);
