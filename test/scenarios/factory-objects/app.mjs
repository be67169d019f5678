import { createAccount } from './account.mjs';

const old = createAccount('Ada');
const { deposit } = old;

globalThis.probe = async () => ({ old: [deposit(1), await old.later()], fresh: createAccount('Bob').deposit(5) });
