export class Query {
  constructor(name /*: string */) {
    this.name = name;
  }

  then(resolve, reject) {
    return Promise.resolve(`old ${this.name}`).then(resolve, reject);
  }
}
