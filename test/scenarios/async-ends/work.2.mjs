export async function plain(way, gate) {
  await gate;
  if (way === 'bare') return;
  if (way === 'value') return (() => 'value 2')();
  if (way === 'throw') throw new Error('throw 2');
  if (way === 'rejected') return await Promise.reject(new Error('rejected 2'));
  if (way === 'gate') return 'gate 2'
}

export async function careful(way, gate) {
  try {
    await gate;
    for (const each of [1, 2]) if (way === 'value' && each === 2) return 'value 2';
    if (way === 'throw') throw new Error('throw 2');
    if (way === 'rejected') return await Promise.reject(new Error('rejected 2'));
    if (way === 'gate') return 'gate 2';
  } finally {
    await null;
  }
}

export const arrow = async (gate) => (await gate, 'arrow 2');
