let write = (text /*: string */) => `first ${text}`;
const second = (text /*: string */) => `second ${text}`;

export const log = (text /*: string */) => write(text);
export const swap = () => {
  const old = write;
  write = second;
  return old;
};

export function plain(text /*: string */) {
  return `plain ${text}`;
}
