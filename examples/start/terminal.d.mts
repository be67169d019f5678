type Paint = (text: string) => string;
export const bold: Paint;
export const dim: Paint;
export const red: Paint;
export const green: Paint;
export const yellow: Paint;
export function step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
