export class Model {
  static table() {
    return `old ${this.name}`;
  }

  static get fields() {
    return ['id'];
  }

  static create() {
    return new this();
  }
}

export class User extends Model {
  static table() {
    return `${super.table()}s`;
  }

  static get fields() {
    return [...super.fields, 'name'];
  }
}
