export default {
  read: () => 'old read',
  nested: {
    write() {
      return 'old write';
    },
  },
};
