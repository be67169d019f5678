export class Model {
  static table() {
    return `new ${this.name}`;
  }

  static get fields() {
    return ['key'];
  }

  static create() {
    return new this();
  }
}

export class User extends Model {
  static table() {
    return `${super.table()}-s`;
  }

  static get fields() {
    return ['name', ...super.fields];
  }
}
