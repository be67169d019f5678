/** Colours, where the reader is a terminal that wants them. */

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Colour = keyof typeof codes;

/** Colours a text, or leaves it as it is. */
export type Style = (colour: Colour, text: string) => string;

export const plain: Style = (_colour, text) => text;

const coloured: Style = (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`;

/** Plain when piped, under `NO_COLOR` (https://no-color.org) and where the terminal has no colours. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  return !process.env['NO_COLOR'] && stream.isTTY && stream.hasColors() ? coloured : plain;
}
