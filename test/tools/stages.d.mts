export interface Totals { passed: number; failed: number; skipped: number }
export declare function readTotals(tap: string): Totals;
export declare function judge(totals: Totals, code: number | null): { passed: number; failed: number; problem: string };
