class List {}

export class Cart extends List {
  ['si' + 'ze'] = 2;
}
