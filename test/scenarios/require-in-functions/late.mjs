exports.name = () => 'old late';
