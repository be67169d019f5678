export function walk(node, visit) {
  visit(node.name);
  for (const child of node.children ?? []) walk(child, visit);
}

export function names(node) {
  const all = [];
  walk(node, (name) => {
    all.push(name);
  });
  return all.join();
}
