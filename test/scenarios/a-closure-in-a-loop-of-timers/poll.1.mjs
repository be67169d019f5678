export function poll(every /*: number */, tell /*: Function */) {
  let turns = 0;
  const turn = () => {
    turns += 1;
    tell(`new ${turns > 0}`);
    setTimeout(turn, every);
  };
  turn();
}
