let write = (text /*: string */) => `FIRST ${text}`;
const second = (text /*: string */) => `SECOND ${text}`;

export const log = (text /*: string */) => write(text);
export const swap = () => {
  const old = write;
  write = second;
  return old;
};

export function plain(text /*: string */) {
  return `PLAIN ${text}`;
}
