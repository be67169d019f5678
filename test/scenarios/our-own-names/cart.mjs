// $lgx is not ours
const styles = { $lgx: '$lg3', $lg: `$lg0!==void 0` };

export function total(count /*: number */) {
  return [count + 1, styles.$lgx, styles.$lg];
}
