import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';

const exists = (file: string) => stat(file).then(Boolean, () => false);
const taken = (file: string) => new StartProblem(`The file ${file} exists already.`, 'Choose another name, or overwrite it with --overwrite.');

/**
 * Makes a file that is there whole or not at all, for its owner alone (0600): written beside its place, brought to the disk, then moved there.
 * @throws StartProblem when a file of that name exists, or none can be made there
 */
export async function makeWhole<T>(file: string, { overwrite }: { overwrite: boolean }, write: (output: NodeJS.WritableStream) => Promise<T>): Promise<T> {
  if (!overwrite && (await exists(file))) throw taken(file);
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600).catch((error: unknown) => {
      throw new StartProblem(`No file can be made in ${path.dirname(path.resolve(file))} (${reasonOf(error)}).`, 'Name another place for the backup.');
    });
    const output = createWriteStream(draft, { fd: handle, flush: true });
    try {
      const result = await write(output);
      await putInPlace(draft, file, overwrite);
      return result;
    } finally {
      output.destroy();
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link refuses where a rename would overwrite what somebody else has put there in the meantime. */
async function putInPlace(draft: string, file: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(draft, file);
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? taken(file) : error;
  });
}

/** @throws StartProblem when the file cannot be read */
export async function openForReading(file: string): Promise<ReadStream> {
  const handle = await open(file).catch((error: unknown) => {
    throw new StartProblem(`The file ${file} cannot be read (${reasonOf(error)}).`);
  });
  return createReadStream(file, { fd: handle, highWaterMark: 256 * 1024 });
}
