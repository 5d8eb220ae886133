import { Failure } from "../shared/failure.js";

/** Holder of a place, as the browser identifies it. */
export interface Holder {
  tab: number;
  origin: string;
}

/** Largest number for a tab, for an origin and for all of them at the same time. */
export interface Most {
  tab: number;
  origin: number;
  all: number;
}

/**
 * Sessions. A tab has one for each frame and a few more while it reloads; a user has some tabs of a portal open. The
 * host accepts 200, and half of them for one origin.
 */
export const SESSIONS: Most = { tab: 16, origin: 64, all: 128 };

/**
 * Questions that are not answered yet. They fit into one lane of the host, which has 100 places, and those of an origin
 * into its half. Therefore one tab never takes the places of another.
 */
export const QUESTIONS: Most = { tab: 24, origin: 48, all: 96 };

/** Places that pages share. One that takes many takes them from its own tab and origin first. */
export class Places {
  private readonly taken = new Set<Holder>();

  constructor(private readonly most: Most) {}

  /**
   * Reserves a place.
   *
   * @returns function that gives the place back
   * @throws Failure BUSY
   */
  take({ tab, origin }: Holder): () => void {
    const place = { tab, origin };
    if (
      this.taken.size >= this.most.all ||
      this.count((other) => other.origin === origin) >= this.most.origin ||
      this.count((other) => other.tab === tab) >= this.most.tab
    ) {
      throw new Failure("BUSY");
    }
    this.taken.add(place);
    return () => {
      this.taken.delete(place);
    };
  }

  private count(isMeant: (other: Holder) => boolean): number {
    return [...this.taken].filter(isMeant).length;
  }
}
