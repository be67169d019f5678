export default {
  read: () => 'new read',
  nested: {
    write() {
      return 'new write';
    },
  },
};
