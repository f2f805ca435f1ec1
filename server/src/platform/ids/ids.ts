import { v7 } from 'uuid';

/** A new UUID version 7 (RFC 9562 section 5.7): ordered by time of making, so that indexes grow at one end. */
export function newId(): string {
  return v7();
}
