export enum Colour { Red, Green = 5, Blue }
const enum Size { Small = 'S', Large = 'L' }

export function describe(colour: Colour) {
  return `${Size.Large} ${Colour[colour]} ${Colour.Green}`;
}
