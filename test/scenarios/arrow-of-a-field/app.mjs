import { Button } from './button.mjs';

const old = new Button();
const { onClick, handlers: { hover, leave } } = old;
const { shared } = Button;

globalThis.probe = async () => {
  const made = new Button();
  return { old: [onClick(), hover(), leave(), shared()], fresh: [made.onClick(), made.handlers.hover(), made.handlers.leave(), Button.shared()] };
};
