export class Query {
  constructor(name /*: string */) {
    this.name = name;
  }

  then(resolve, reject) {
    return Promise.resolve(`new ${this.name}`).then(resolve, reject);
  }
}
