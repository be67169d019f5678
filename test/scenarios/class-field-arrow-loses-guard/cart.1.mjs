export class Cart {
  total = () => eval('2');
}
