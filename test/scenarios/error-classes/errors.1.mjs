export class HttpError extends Error {
  constructor(status /*: number */, message /*: string */) {
    super(message);
    this.status = status;
  }

  get name() {
    return 'Http';
  }

  describe() {
    return `${this.message} (${this.status})`;
  }

  static notFound(path /*: string */) {
    return new HttpError(404, `${path} is not there`);
  }
}

export function find(path /*: string */) {
  throw HttpError.notFound(path);
}
