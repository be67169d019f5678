export class Cart {
  *names() {
    yield /a{2}/.source;
  }
}

export const order = {
  *names() {
    yield /[/]b/g.flags;
  },
};
