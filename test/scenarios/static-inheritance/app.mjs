import { Model, User } from './models.mjs';

const held = [Model, User];
const all = (classes) => classes.map((one) => [one.table(), one.fields.join(), one.create() instanceof one]);

globalThis.probe = async () => ({ held: all(held), fresh: all([class Post extends Model {}]) });
