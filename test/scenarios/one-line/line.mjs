const a = () => 1, b = function () { return 2; }; function c() { return 3; }

export { a, b, c };
