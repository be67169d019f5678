export function walk(node, visit) {
  for (const child of node.children ?? []) walk(child, visit);
  visit(node.name);
}

export function names(node) {
  const all = [];
  walk(node, (name) => {
    all.push(name);
  });
  return all.join();
}
