const given /*: any */ = { name: 'given' };

export const { name = 'none', format = (text /*: string */) => `old ${text}` } = given;
export const [first = () => 'old first', second = 2] = [];
