import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const kept = join(import.meta.dirname, 'baselines');
const differences = join(import.meta.dirname, '../../test-results');

/**
 * How many pixels may differ before somebody has to look. Runs on one machine differ in none; an icon that changed differs in some dozens. What
 * another build of the browser smooths otherwise is no difference to pixelmatch.
 */
const TOLERATED_PIXELS = 16;

/**
 * Compares a picture with the one that is kept under its name. Gives what differs in a sentence, or nothing, and leaves a picture of the
 * difference in `test-results/`. With UPDATE_SCREENS=1 the picture is kept instead.
 */
export function differenceFrom(name: string, taken: Buffer): string | undefined {
  const file = join(kept, `${name}.png`);
  if (process.env.UPDATE_SCREENS === '1') {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, PNG.sync.write(PNG.sync.read(taken), { colorType: 2, deflateLevel: 9 }));
    return undefined;
  }
  if (!existsSync(file)) return `there is no picture ${name}.png to compare with: run with UPDATE_SCREENS=1 and look at it`;
  const [before, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(taken)];
  const keep = (suffix: string, picture: Buffer) => {
    mkdirSync(differences, { recursive: true });
    writeFileSync(join(differences, `${name}.${suffix}.png`), picture);
  };
  if (before.width !== now.width || before.height !== now.height) {
    keep('now', taken);
    return `${name} is ${now.width} × ${now.height}, not ${before.width} × ${before.height}; see test-results/${name}.now.png`;
  }
  const difference = new PNG({ width: now.width, height: now.height });
  const pixels = pixelmatch(before.data, now.data, difference.data, now.width, now.height, { threshold: 0.1 });
  if (pixels <= TOLERATED_PIXELS) return undefined;
  keep('difference', PNG.sync.write(difference));
  keep('now', taken);
  return `${name} differs in ${pixels} pixels; see test-results/${name}.difference.png`;
}
