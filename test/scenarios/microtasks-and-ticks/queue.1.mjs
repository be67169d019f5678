export const seen /*: string[] */ = [];

export const note = (name /*: string */) => {
  seen.push(`${name}!`);
};
