const rate = 2;
/*:: export interface Item { price: number } */
