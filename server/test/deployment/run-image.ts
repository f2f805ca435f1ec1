import { join } from 'node:path';
import { startProcess, type RunningProcess } from '../processes.ts';
import type { Image } from './build-image.ts';

/** The user of the official Node images. */
const NODE_USER = { uid: 1000, gid: 1000 };

/** Starts what a container of this image would start: its entry point with these words, its user, and no setting but these. */
export function runImage(image: Image, words: string[], settings: Record<string, string> = {}): RunningProcess {
  return runInImage(image, [...image.entrypoint, ...(words.length > 0 ? words : image.command)], settings);
}

/** The same for a command line of its own, such as the health check. */
export function runInImage(image: Image, [program, ...args]: string[], settings: Record<string, string>): RunningProcess {
  const bin = join(image.root, 'usr/local/bin');
  // Whoever runs the tests as root becomes the image's user; anybody else is no root already.
  const user = process.getuid?.() === 0 ? NODE_USER : {};
  return startProcess(join(bin, program!), args, { cwd: join(image.root, image.workdir), env: { PATH: bin, ...image.environment, ...settings }, ...user });
}
