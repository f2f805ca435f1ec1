import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface LabelledListing {
  id: string;
  kind: 'need' | 'offer';
  lang: string;
  title: string;
  body: string;
  topic: string | null;
  place: string;
  reach_km: number | null;
  from: string | null;
  until: string | null;
}

export interface Judgement {
  need: string;
  offer: string;
  grade: 1 | 2;
}

export interface LabelledSet {
  asOf: string;
  listings: LabelledListing[];
  judgements: Judgement[];
}

/** The development set as this project keeps it. */
export const devFolder = resolve(import.meta.dirname, 'dev');
/** Where it comes from; a checkout alone does not have it. */
export const sharedFolder = resolve(import.meta.dirname, '../../../../shared/matching/dev');

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** Reads a set in the form that `npm run match:rank` takes, with its judgements. */
export function readLabelledSet(folder: string): LabelledSet {
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { as_of: string };
  return { asOf: meta.as_of, listings: lines(join(folder, 'listings.jsonl')), judgements: lines(join(folder, 'judgements.jsonl')) };
}

/** What is wrong with our copy of the set, in a sentence; nothing when it is the same or there is nothing to compare it with. */
export function copyProblem(): string | undefined {
  if (!existsSync(sharedFolder)) return undefined;
  const same = JSON.stringify(readLabelledSet(devFolder)) === JSON.stringify(readLabelledSet(sharedFolder));
  return same ? undefined : `${devFolder} is not the same as ${sharedFolder}: copy it anew.`;
}
