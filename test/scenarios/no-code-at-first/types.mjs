// Nothing yet.
/*:: export interface Item { price: number } */
