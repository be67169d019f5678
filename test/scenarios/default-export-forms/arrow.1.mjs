export default (name /*: string */) => `new ${name}`;
