export namespace Shop {
  let sold = 0;
  const rate = () => 10;
  export function sell(count: number) {
    sold += count * rate();
    return -sold;
  }
  export namespace Inner {
    export const label = (name: string) => `new ${name}`;
  }
}
