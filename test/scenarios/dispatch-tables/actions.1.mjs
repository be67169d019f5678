export const add = (state /*: number */, by /*: number */) => state + by * 10;

export const actions = {
  add,
  'take away'(state /*: number */, by /*: number */) {
    return state - by * 10;
  },
  multiply: (state /*: number */, by /*: number */) => state * by * 10,
};

export const reduce = (state /*: number */, [name, by] /*: [string, number] */) => actions[name](state, by);
