/**
 * Holds a downloaded update back while a page is connected: reloading ends every session, PIN windows included.
 */
export class Update {
  private waiting = false;

  constructor(
    private readonly isIdle: () => boolean,
    private readonly reload: () => void,
  ) {}

  available(): void {
    this.waiting = true;
    this.tryNow();
  }

  tryNow(): void {
    if (this.waiting && this.isIdle()) {
      this.reload();
    }
  }
}
