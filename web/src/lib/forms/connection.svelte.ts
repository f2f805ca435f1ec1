/** Whether the portal can be reached from this window. */
class Connection {
  /** The browser knows of no network. */
  offline = $state(false);
  /** Something was sent and nothing came back. */
  unanswered = $state(false);

  get lost(): boolean {
    return this.offline || this.unanswered;
  }
}

export const connection = new Connection();
