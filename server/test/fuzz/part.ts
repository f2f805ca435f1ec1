import { expect, test } from 'vitest';
import { usePortal } from '../portal.ts';
import { fuzz } from './run.ts';

const PARTS = 2;

/** A share of the fuzz in a file of its own, so that parts run beside each other. */
export function fuzzPart(part: number): void {
  const portal = usePortal();

  test(
    'whatever is sent: no fault of ours, every refusal in order, every answer as promised, nothing told that is not theirs',
    { timeout: 600_000 },
    async () => {
      const tally = await fuzz(portal, { part, parts: PARTS });
      // Only requests that are served reach what lies behind the checks of input.
      const served = (statuses: Map<number, number>) => [...statuses.keys()].some((status) => status < 400);
      if (!process.env['FUZZ_PATH']) expect([...tally].filter(([, statuses]) => !served(statuses)).map(([route]) => route)).toEqual([]);
    },
  );
}
