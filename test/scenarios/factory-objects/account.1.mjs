export function createAccount(owner /*: string */) {
  let balance = 0;
  const account = {
    deposit(amount /*: number */) {
      balance += amount * 10;
      return account.describe();
    },
    describe: () => `${balance} of ${owner}`,
    async later() {
      await null;
      return this.describe();
    },
  };
  return account;
}
