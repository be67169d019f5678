export interface StageResult { name: string; passed: number; failed: number; seconds: number; problem: string }
export declare function heading(name: string): string;
export declare function summary(results: StageResult[]): string;
