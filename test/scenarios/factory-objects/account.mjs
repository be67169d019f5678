export function createAccount(owner /*: string */) {
  let balance = 0;
  const account = {
    deposit(amount /*: number */) {
      balance += amount;
      return account.describe();
    },
    describe: () => `${owner}: ${balance}`,
    async later() {
      await null;
      return this.describe();
    },
  };
  return account;
}
