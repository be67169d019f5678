const given /*: any */ = { name: 'given' };

export const { name = 'none', format = (text /*: string */) => `new ${text}` } = given;
export const [first = () => 'new first', second = 2] = [];
