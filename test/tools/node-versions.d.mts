export declare const NODE_VERSIONS: string[];
export declare function nodeBinary(version: string): Promise<string>;
