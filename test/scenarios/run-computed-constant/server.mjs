export class Server {
  static made = 0;
  number = ++Server.made;
}
