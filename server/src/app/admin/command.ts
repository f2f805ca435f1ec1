import type { FeatureDeps } from '../../platform/deps.ts';

/** What the command line gave beside the command's name. */
export interface Given {
  words: string[];
  email?: string;
  place?: string;
  name?: string;
  kind?: string;
  about?: string;
  website?: string;
  all?: boolean;
  'forget-unreadable'?: boolean;
  'dry-run'?: boolean;
}

/** What a command works with: everything that a feature has, and where the data is. */
export interface AdminDeps extends FeatureDeps {
  databaseUrl: string;
  /** For what is no data. */
  say: (line: string) => void;
}

/** One command of `npm run -s admin`. Prints data on `print` only; throws StartProblem, InvalidInput or DomainError with what went wrong. */
export interface Command {
  /** One line a form of it, without `npm run -s admin --`. */
  usage: string[];
  /** Also runs over a database that was sealed with a secret which is not at hand. */
  anySecret?: boolean;
  /** Is given the database as it is, of whatever version. */
  unprepared?: boolean;
  run(deps: AdminDeps, given: Given, print: (line: string) => void): Promise<void>;
}
