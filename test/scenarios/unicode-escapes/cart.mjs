const gr\u00fc\u00dfe = 'hallo';

export function make(\u{6e}ame /*: string */) {
  let 計 = 0;
  const read = () => {
    \u8a08 += 1;
    return { name, 計, gr\u00fc\u00dfe, emoji: '👩‍👩‍👧 a' };
  };
  return read;
}
