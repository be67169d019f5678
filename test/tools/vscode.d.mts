export interface CodeServer {
  /** Opens the workspace in a browser. */
  url: string;
  pid: number;
  stop(): Promise<void>;
}
export interface CodeServerOptions {
  workspace: string;
  vsix?: string | null;
  home: string;
  settings?: Record<string, unknown>;
  env?: Record<string, string>;
  port?: number;
}
export interface Program { node: string; entry: string }
export declare function ensureCodeServer(): Promise<Program>;
export declare function ensureVsce(): Promise<Program>;
export declare function ensureChromium(): Promise<string>;
export declare function ensurePlaywright(): Promise<string>;
export declare function startCodeServer(options: CodeServerOptions): Promise<CodeServer>;
