export async function load(name /*: string */) {
  return `new ${await name}`;
}

export const both = async (...names /*: string[] */) => Promise.all(names.map((name) => load(name)));

export class Tasks {
  prefix = 'p';

  get ready() {
    return (async () => `new ${this.prefix}`)();
  }

  async run(...names /*: string[] */) {
    const each = async (name) => {
      await null;
      return `${name} ${this.prefix}`;
    };
    return Promise.all(names.map((name) => each(name)));
  }
}
