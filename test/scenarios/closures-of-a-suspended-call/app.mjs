import { held, session } from './session.mjs';

let open;
const running = session(new Promise((resolve) => {
  open = resolve;
}));
const { add } = held;

globalThis.probe = async (step) => {
  const added = add();
  if (step === 2) open();
  return { added, ended: step === 2 ? await running : null, fresh: step === 2 ? await session(Promise.resolve()) : null };
};
