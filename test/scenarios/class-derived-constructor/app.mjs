import { Account } from './account.mjs';

const old = new Account('old', 1);
const held = Account;

globalThis.probe = async () => ({ old: old.show(), fresh: [new held('new', 2).show(), new Account('x', 3) instanceof Account] });
