export const add = (state /*: number */, by /*: number */) => state + by;

export const actions = {
  add,
  'take away'(state /*: number */, by /*: number */) {
    return state - by;
  },
  multiply: (state /*: number */, by /*: number */) => state * by,
};

export const reduce = (state /*: number */, [name, by] /*: [string, number] */) => actions[name](state, by);
