export namespace Shop {
  let sold = 0;
  const rate = () => 2;
  export function sell(count: number) {
    sold += count * rate();
    return sold;
  }
  export namespace Inner {
    export const label = (name: string) => `old ${name}`;
  }
}
