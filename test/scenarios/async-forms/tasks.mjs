export async function load(name /*: string */) {
  return `old ${await name}`;
}

export const both = async (...names /*: string[] */) => Promise.all(names.map((name) => load(name)));

export class Tasks {
  prefix = 'p';

  get ready() {
    return (async () => `old ${this.prefix}`)();
  }

  async run(...names /*: string[] */) {
    const each = async (name) => {
      await null;
      return `${this.prefix} ${name}`;
    };
    return Promise.all(names.map((name) => each(name)));
  }
}
