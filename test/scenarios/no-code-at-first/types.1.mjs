// Still nothing.
/*:: export interface Item { price: number } */
