const a = () => 10, b = function () { return 20; }; function c() { return 30; }

export { a, b, c };
