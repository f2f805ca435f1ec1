/** How many requests are under way, and how many may be. */
export interface RequestsAtOnce {
  readonly underWay: number;
  readonly most: number;
  /** To be called when a request is let in; what it returns, when it is over, with the milliseconds it took. */
  enter(): (milliseconds: number) => void;
}

// A person takes a page that comes within a second for one that works.
const WANTED_MS = 1000;
const AT_FIRST = 32;
const AT_LEAST = 8;
const AT_MOST = 256;
// Some twenty answers that were late halve it; as many that were in time as it counts raise it by one.
const TAKE_BACK = 0.97;

/**
 * Learns how many requests at once this machine answers within a second, whatever it is and whatever else runs on it: additive increase,
 * multiplicative decrease, as TCP does with its window (RFC 5681).
 */
export function countRequests(): RequestsAtOnce {
  let underWay = 0;
  let most = AT_FIRST;
  return {
    get underWay() {
      return underWay;
    },
    get most() {
      return most;
    },
    enter() {
      underWay += 1;
      return (milliseconds) => {
        underWay -= 1;
        if (milliseconds > WANTED_MS) most = Math.max(AT_LEAST, most * TAKE_BACK);
        // Only what is used is known to work.
        else if (underWay >= most / 2) most = Math.min(AT_MOST, most + 1 / most);
      };
    },
  };
}
