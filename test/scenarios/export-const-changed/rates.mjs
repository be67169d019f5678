export const RATE = 10;
export const NAME = 'tax', UNIT = '%';
const HIDDEN = 1;
export { HIDDEN as SHOWN };

export const labelled = () => `${NAME} ${RATE}${UNIT} ${HIDDEN}`;
