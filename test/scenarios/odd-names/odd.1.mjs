export const odd = {
  class: () => 'new class',
  'two words'() {
    return 'new words';
  },
  12.5() {
    return 'new number';
  },
  async() {
    return 'new async';
  },
  get get() {
    return 'new get';
  },
  static: function () {
    return 'new static';
  },
  await: async () => 'new await',
  ['__proto__']() {
    return 'new proto';
  },
};

export class Odd {
  get() {
    return 'new get';
  }

  static static() {
    return 'new static';
  }

  'constructor '() {
    return 'new blank';
  }

  delete() {
    return 'new delete';
  }
}
