class List {
  size = 1;
}

export class Cart extends List {
  rate = 3;
}

export class Order extends List {
}
