export class HttpError extends Error {
  constructor(status /*: number */, message /*: string */) {
    super(message);
    this.status = status;
  }

  get name() {
    return 'HttpError';
  }

  describe() {
    return `${this.status} ${this.message}`;
  }

  static notFound(path /*: string */) {
    return new HttpError(404, `no ${path}`);
  }
}

export function find(path /*: string */) {
  throw HttpError.notFound(path);
}
