export class Cart {}

export class Big extends Cart {}

export class Huge extends Big {
  size = 1;
}
