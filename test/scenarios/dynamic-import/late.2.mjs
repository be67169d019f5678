export const name = () => 'new late';
