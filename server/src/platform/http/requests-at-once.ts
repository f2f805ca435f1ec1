/** How many requests are under way, and how many may be. */
export interface RequestsAtOnce {
  readonly underWay: number;
  readonly most: number;
  /** Whether one more from this network (platform/limits/network.ts) fits into `share` of the places. */
  fits(network: string, share: number): boolean;
  /** To be called when the work on a request begins; what it returns, when it is over, with the milliseconds it took. */
  enter(network: string): (milliseconds: number) => void;
}

// A person takes a page that comes within a second for one that works.
const WANTED_MS = 1000;
// A burst on an idle machine is no overload; what is too much is noticed within some dozens of late answers, and at once by what waits for the database.
const AT_FIRST = 128;
const AT_LEAST = 8;
const AT_MOST = 256;
// Some twenty answers that were late halve it; as many that were in time as it counts raise it by one.
const TAKE_BACK = 0.97;
// A quarter is always left to others. Less for one network would leave it too few to learn from, where all visitors come through one proxy or from one office.
const OF_ONE_NETWORK = 0.75;

/**
 * Learns how many requests at once this machine answers within a second, whatever it is and whatever else runs on it: additive increase,
 * multiplicative decrease, as TCP does with its window (RFC 5681).
 */
export function countRequests(): RequestsAtOnce {
  let underWay = 0;
  const byNetwork = new Map<string, number>();
  let most = AT_FIRST;
  return {
    get underWay() {
      return underWay;
    },
    get most() {
      return most;
    },
    fits(network, share) {
      const places = most * share;
      return underWay < places && (byNetwork.get(network) ?? 0) < places * OF_ONE_NETWORK;
    },
    enter(network) {
      underWay += 1;
      byNetwork.set(network, (byNetwork.get(network) ?? 0) + 1);
      return (milliseconds) => {
        underWay -= 1;
        const left = byNetwork.get(network)! - 1;
        if (left > 0) byNetwork.set(network, left);
        else byNetwork.delete(network);
        if (milliseconds > WANTED_MS) most = Math.max(AT_LEAST, most * TAKE_BACK);
        // Only what is used is known to work.
        else if (underWay >= most / 2) most = Math.min(AT_MOST, most + 1 / most);
      };
    },
  };
}
