class List {
  size = 1;
}

export class Cart extends List {
  size = 2;
  rate = 3;
}

export class Order extends List {
  note = 4;
}
