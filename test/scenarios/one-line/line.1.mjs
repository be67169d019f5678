const a = () => 1, b = function () { return 20; }; function c() { return 3; }

export { a, b, c };
