export default (name /*: string */) => `old ${name}`;
