export declare function cached(...segments: string[]): string;
export declare function buildAside(target: string, build: (folder: string) => Promise<void>): Promise<void>;
export declare function buildOnce(folder: string, build: (folder: string) => Promise<void>): Promise<void>;
export declare function exclusively<T>(lockFile: string, action: () => Promise<T>): Promise<T>;
export declare function step(folder: string, name: string, action: () => Promise<void>): Promise<void>;
export declare function npm(args: string[], options: { cwd: string; node?: string }): Promise<void>;
export declare function run(command: string, args: string[], options?: { cwd?: string; env?: NodeJS.ProcessEnv }): Promise<string>;
