import { within } from './within.ts';

/** Messages of one kind that an agent has sent to one editor, kept until a test asks for them. */
export class Inbox<Message> {
  /** Came, and nobody has asked for them; oldest first. */
  readonly unread: Message[] = [];
  readonly #kind: string;
  /** Called at each arrival; one per {@link next} that waits. */
  readonly #arrived = new Set<() => void>();

  /** @param kind for errors: `update report` */
  constructor(kind: string) {
    this.#kind = kind;
  }

  add(message: Message): void {
    this.unread.push(message);
    for (const look of [...this.#arrived]) look();
  }

  /** The first unread or coming message that `matches`; unread ones before it are dropped. `what` names it in the error. */
  async next(what: string, matches: (message: Message) => boolean = () => true): Promise<Message> {
    let look = () => {};
    const found = new Promise<Message>((resolve) => {
      look = () => {
        const index = this.unread.findIndex(matches);
        if (index >= 0) resolve(this.unread.splice(0, index + 1).at(-1)!);
      };
      this.#arrived.add(look);
      look();
    });
    return within(found, () => `no ${this.#kind} for ${what} came; unread ones: ${JSON.stringify(this.unread)}`)
      .finally(() => this.#arrived.delete(look));
  }
}
