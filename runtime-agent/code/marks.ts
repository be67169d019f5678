/** Around all that a guard adds, so that `toString` can take it out again. */
export const mark = {
  open: '/*<lg*/',
  close: '/*lg>*/',
  /** Closes text that stands for other text, which follows up to the end of the comment. */
  instead: '/*lg|',
  /** Stands there for the end of a comment. */
  escapedEnd: '*\\/',
} as const;

export const marked = (text: string): string => `${mark.open}${text}${mark.close}`;
export const replaced = (shown: string, original: string): string => `${mark.open}${shown}${mark.instead}${original.replaceAll('*/', mark.escapedEnd)}*/`;
export const original = (text: string): string => text.replaceAll(mark.escapedEnd, '*/');
