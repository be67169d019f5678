export const rates = [1].map((each) => each + 2);
