export const animal = {
  speak() {
    return `old ${this.name}`;
  },
};

export function Dog(name /*: string */) {
  this.name = name;
}

Dog.prototype = Object.create(animal);
Object.assign(Dog.prototype, {
  constructor: Dog,
  bark: function () {
    return `${this.speak()}!`;
  },
});

export const cat = Object.setPrototypeOf({ name: 'cat' }, animal);
export const copy = { ...animal, name: 'copy' };
