export const rest = (first, ...others) => others;
