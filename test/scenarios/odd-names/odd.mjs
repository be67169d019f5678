export const odd = {
  class: () => 'old class',
  'two words'() {
    return 'old words';
  },
  12.5() {
    return 'old number';
  },
  async() {
    return 'old async';
  },
  get get() {
    return 'old get';
  },
  static: function () {
    return 'old static';
  },
  await: async () => 'old await',
  ['__proto__']() {
    return 'old proto';
  },
};

export class Odd {
  get() {
    return 'old get';
  }

  static static() {
    return 'old static';
  }

  'constructor '() {
    return 'old blank';
  }

  delete() {
    return 'old delete';
  }
}
