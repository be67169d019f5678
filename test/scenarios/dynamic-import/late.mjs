export const name = () => 'old late';
