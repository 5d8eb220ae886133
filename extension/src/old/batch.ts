/** Calls that come within this time of the first are one window. */
export const TOGETHER_MS = 300;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/** Calls that are gathered for one window. A batch runs once the one before it has ended. */
export class Batch<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private before: Promise<unknown> = Promise.resolve();

  /** @param work one result for each item, in their order */
  constructor(private readonly work: (items: Item[]) => Promise<Result[]>) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.waiting.length === 1) {
        setTimeout(() => {
          this.begin();
        }, TOGETHER_MS);
      }
    });
  }

  private begin(): void {
    const gathered = this.waiting;
    this.waiting = [];
    this.before = this.before.then(() => this.run(gathered));
  }

  private async run(gathered: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(gathered.map(({ item }) => item));
      gathered.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (reason) {
      gathered.forEach(({ reject }) => {
        reject(reason);
      });
    }
  }
}
