export class Cart {
  total = () => 1;
}
