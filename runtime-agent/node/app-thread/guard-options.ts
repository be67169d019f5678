import { url as inspectorUrl } from 'node:inspector';
import { openCacheFile } from './cache-file.ts';
import type { GuardOptions } from './guard-entry.ts';

/** @param root the app's folder */
export function readGuardOptions(root: string): GuardOptions {
  const packages = (process.env['LIVEGRAFT_PACKAGES'] ?? '').split(',').filter(Boolean);
  const debugged = isDebugged();
  return { packages, debugged, cache: debugged ? null : openCacheFile(root) };
}

/** Started by VS Code's debugger, or with `--inspect`. One that attaches later shows guards. */
function isDebugged(): boolean {
  return process.env['VSCODE_INSPECTOR_OPTIONS'] !== undefined || inspectorUrl() !== undefined;
}
