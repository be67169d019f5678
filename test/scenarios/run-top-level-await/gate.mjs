let open /*: (value: string) => void */ = () => {};
const opened = new Promise((resolve) => { open = resolve; });

export const gate = { open, opened };
