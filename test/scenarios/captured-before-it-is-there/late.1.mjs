export function make() {
  const early = () => value + '!';
  const attempt = () => {
    try {
      return early();
    } catch (error) {
      return `caught ${error.name}`;
    }
  };
  const before = attempt();
  let value = 'there';
  return { early, attempt, before };
}
