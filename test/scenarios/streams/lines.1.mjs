import { Transform } from 'node:stream';

export const upper = () => new Transform({
  transform(chunk, _encoding, done) {
    done(null, `new ${chunk}`);
  },
});

export class Quote extends Transform {
  _transform(chunk, _encoding, done) {
    this.push(`<${chunk}>`);
    done();
  }
}
