import type { FeatureDeps } from '../../platform/deps.ts';
import type { Catalogue } from '../../platform/i18n/catalogue.ts';
import { reasonOf } from '../../platform/errors/start-problem.ts';
import { seldom } from '../../platform/log/seldom.ts';
import { allWordings, readVersion } from './wording.repository.ts';

type Deps = Pick<FeatureDeps, 'db' | 'catalogue'>;

/** How often a process asks whether something was corrected (decision 22). */
export const ASK_AGAIN_SECONDS = 2;
const SAY_AGAIN_MS = 300_000;

interface Laid {
  version: number;
  /** The last one that was asked for: they go one after the other, so that what was read earlier never lies over what was read later. */
  last: Promise<void>;
}
const laid = new WeakMap<Catalogue, Laid>();

/** Brings the catalogue of this process up to what is corrected now. Raises what the database raises, and then leaves the catalogue as it was. */
export function layWordings(deps: Deps): Promise<void> {
  const state = laid.get(deps.catalogue) ?? { version: 0, last: Promise.resolve() };
  laid.set(deps.catalogue, state);
  const next = state.last.catch(() => {}).then(() => layIfChanged(deps, state));
  state.last = next;
  return next;
}

async function layIfChanged({ db, catalogue }: Deps, state: Laid): Promise<void> {
  // Before the texts: what changes in between is found changed the next time, never missed.
  const version = await readVersion(db);
  if (version === state.version) return;
  const corrected: Record<string, Record<string, string>> = {};
  for (const { locale, key, text } of await allWordings(db)) (corrected[locale] ??= {})[key] = text;
  catalogue.lay(corrected);
  state.version = version;
}

/** Keeps the catalogue of a process up to date. While the database is away, the last known corrections go on serving. */
export function attendWordings(
  { log, ...deps }: Deps & Pick<FeatureDeps, 'log'>,
  everySeconds = ASK_AGAIN_SECONDS,
): { ready: Promise<void>; stop(): Promise<void> } {
  const saySeldom = seldom(SAY_AGAIN_MS);
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let asking = ask();

  async function ask(): Promise<void> {
    await layWordings(deps).catch((error: unknown) => {
      saySeldom('wording', (heldBack) => log.warn({ reason: reasonOf(error), heldBack }, 'corrected words cannot be read; the last known ones serve'));
    });
    if (stopping) return;
    timer = setTimeout(() => {
      asking = ask();
    }, everySeconds * 1000);
    timer.unref();
  }

  return {
    ready: asking,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await asking;
    },
  };
}
