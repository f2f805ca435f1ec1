import { createHash, type Hash } from 'node:crypto';
import { cutOff, damaged } from './header.ts';

/** The line that ends the rows of a table, as in PostgreSQL's own scripts: no row of COPY's text format can look like it. */
export const END_OF_ROWS = '\\.\n';
const MARK = Buffer.from(END_OF_ROWS);
const MARK_AFTER_ROW = Buffer.from(`\n${END_OF_ROWS}`);
const NEWLINE = 10;
// No header and no row that the portal can make comes near; a damaged length must not fill the memory.
const LONGEST = 64 * 1024 * 1024;

/** Reads a backup's text piece by piece and hashes what it has given out. Holds no more than a chunk and one line. */
export class Lines {
  readonly #source: AsyncIterator<Buffer>;
  readonly #hash: Hash = createHash('sha256');
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** SHA-256 of everything that was read so far. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  /** The next line without its end. @throws StartProblem when there is none */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(NEWLINE);
      if (end >= 0) return this.#take(end + 1).toString('utf8', 0, end);
      if (!(await this.#more())) throw cutOff();
    }
  }

  /** The rows of a table in pieces of whole lines, up to the mark that ends them. @throws StartProblem when it does not come */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      // Here the text held always begins at the beginning of a line.
      if (this.#held.subarray(0, MARK.length).equals(MARK)) return void this.#take(MARK.length);
      const end = this.#held.indexOf(MARK_AFTER_ROW);
      const whole = end >= 0 ? end + 1 : this.#held.lastIndexOf(NEWLINE) + 1;
      // A mark that has begun and not ended may be the last line.
      if (whole > 0) yield this.#take(whole);
      else if (!(await this.#more())) throw cutOff();
    }
  }

  /** Whether nothing follows. */
  async ended(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#more());
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#hash.update(taken);
    return taken;
  }

  async #more(): Promise<boolean> {
    if (this.#held.length > LONGEST) throw damaged();
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
    return true;
  }
}

/** How many lines a piece of whole lines holds. */
export function countLines(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
