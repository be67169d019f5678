class List {}

export class Cart extends List {
}
