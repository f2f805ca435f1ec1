import { readFile, readdir } from 'node:fs/promises';
import { z } from 'zod';
import { demoListing, demoOrganisation, type DemoListing, type DemoOrganisation } from './demo.schemas.ts';

const folder = new URL('./listings/', import.meta.url);
const read = async (url: URL): Promise<unknown> => JSON.parse(await readFile(url, 'utf8'));

/** The listings of every file in `listings/`, in the order of the files' names. */
export async function readDemoListings(): Promise<DemoListing[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const parts = await Promise.all(files.map(async (name) => z.array(demoListing).parse(await read(new URL(name, folder)))));
  return parts.flat();
}

export async function readDemoOrganisations(): Promise<DemoOrganisation[]> {
  return z.array(demoOrganisation).parse(await read(new URL('./organisations.json', import.meta.url)));
}
