export function capture(first = 'a', { second } = { second: 'b' }, ...others) {
  function helper() {
    return 'H';
  }
  class Local {
    name = 'l';
  }
  let caught;
  try {
    throw 'e';
  } catch (error) {
    caught = () => error;
  }
  const read = function self(again /*: boolean */) {
    const text = [first, second, others.length, helper(), new Local().name, caught()].join('-');
    return again ? `${text} then ${self(false)}` : text;
  };
  return read;
}
