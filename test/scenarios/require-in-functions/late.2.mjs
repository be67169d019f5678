exports.name = () => 'new late';
