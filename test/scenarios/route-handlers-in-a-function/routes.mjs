export function setUp(app, title /*: string */) {
  let hits = 0;
  app.set('/', () => {
    hits += 1;
    return [title, hits];
  });
  return app;
}
