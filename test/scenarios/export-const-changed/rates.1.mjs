export const RATE = 20;
export const NAME = 'tax', UNIT = '%';
const HIDDEN = 2;
export { HIDDEN as SHOWN };

export const labelled = () => `${NAME} ${RATE}${UNIT} ${HIDDEN}`;
