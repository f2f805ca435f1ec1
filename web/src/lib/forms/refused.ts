import type { Explained } from './explain.ts';
import type { Values } from './values.ts';

/** What a form gets back when it was refused: why, what was typed, and the key for the next try. */
export interface Refused {
  /** Which of the page's forms it was. */
  form: string;
  problem: Explained;
  values: Values;
  key: string;
}
