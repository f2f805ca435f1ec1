import { DatabaseBusy } from './connection-errors.ts';

/** How a pool is used. `observe` is told what waiting for a place took, in seconds. */
export interface Places {
  /** Waits for a place, first come, first served; the returned function gives it back. Rejects with DatabaseBusy when it takes longer than `patienceMs`. */
  enter(patienceMs: number): Promise<() => void>;
  readonly all: number;
  readonly inUse: number;
  readonly waiting: number;
  /** Milliseconds that one who came now would wait, as far as one can tell from how long the last ones kept their places. */
  readonly expectedWaitMs: number;
}

interface Waiter {
  give(): void;
}

// Each end moves the average by a tenth: some ten ends say how things are now.
const WEIGHT = 0.1;

/**
 * Counts who may use the pool's connections at once. The driver has a queue of its own, which nobody can look into or leave;
 * with no more callers than connections it stays empty.
 */
export function buildPlaces(all: number, observe: (seconds: number) => void = () => {}): Places {
  const waiters = new Set<Waiter>();
  let inUse = 0;
  let meanMs = 0;

  function take(): () => void {
    const since = performance.now();
    let given = false;
    return () => {
      if (given) return;
      given = true;
      meanMs += (performance.now() - since - meanMs) * WEIGHT;
      inUse -= 1;
      const [next] = waiters;
      if (next) next.give();
    };
  }

  function wait(patienceMs: number): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const since = performance.now();
      const waiter: Waiter = {
        give() {
          clearTimeout(timer);
          waiters.delete(waiter);
          inUse += 1;
          observe((performance.now() - since) / 1000);
          resolve(take());
        },
      };
      const giveUp = () => {
        waiters.delete(waiter);
        observe((performance.now() - since) / 1000);
        reject(new DatabaseBusy());
      };
      const timer = Number.isFinite(patienceMs) ? setTimeout(giveUp, Math.max(0, patienceMs)) : undefined;
      waiters.add(waiter);
    });
  }

  return {
    async enter(patienceMs) {
      if (inUse >= all) return wait(patienceMs);
      inUse += 1;
      observe(0);
      return take();
    },
    all,
    get inUse() {
      return inUse;
    },
    get waiting() {
      return waiters.size;
    },
    get expectedWaitMs() {
      return inUse < all ? 0 : ((waiters.size + 1) * meanMs) / all;
    },
  };
}
