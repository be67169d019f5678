/** Object-oriented work: a small simulation with classes, private fields, getters, inheritance and closures over arrays. */
class Vector {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  get length() {
    return Math.hypot(this.x, this.y);
  }

  plus(other) {
    return new Vector(this.x + other.x, this.y + other.y);
  }

  times(factor) {
    return new Vector(this.x * factor, this.y * factor);
  }
}

class Body {
  #mass;

  constructor(position, velocity, mass) {
    this.position = position;
    this.velocity = velocity;
    this.#mass = mass;
  }

  get energy() {
    return this.#mass * this.velocity.length ** 2 / 2;
  }

  step(seconds, force) {
    this.velocity = this.velocity.plus(force.times(seconds / this.#mass));
    this.position = this.position.plus(this.velocity.times(seconds));
    return this;
  }
}

class Rocket extends Body {
  constructor(position, velocity, mass, thrust) {
    super(position, velocity, mass);
    this.thrust = thrust;
  }

  step(seconds, force) {
    return super.step(seconds, force.plus(this.thrust));
  }
}

class Registry {
  items = new Map();

  add(key, item) {
    this.items.set(key, item);
    return this;
  }

  total(select) {
    let sum = 0;
    for (const item of this.items.values()) sum += select(item);
    return sum;
  }
}

const gravity = new Vector(0, -9.81);

function world(size) {
  const registry = new Registry();
  for (let i = 0; i < size; i++) {
    const at = new Vector(i, i * 2);
    registry.add(`b${i}`, i % 3 === 0 ? new Rocket(at, new Vector(1, 0), 5 + i, new Vector(0, 20)) : new Body(at, new Vector(0, 1), 1 + i));
  }
  return registry;
}

function report(registry) {
  const bodies = [...registry.items.values()];
  const fast = bodies.filter((body) => body.energy > 10).map((body) => body.position.length);
  return fast.sort((a, b) => a - b).reduce((sum, each) => sum + each, 0);
}

export function run(iterations) {
  const registry = world(50);
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    for (const body of registry.items.values()) body.step(0.01, gravity);
    sum += registry.total((body) => body.energy);
    if (i % 10 === 0) sum += report(registry);
  }
  return sum;
}
