import type { FeatureDeps } from '../platform/deps.ts';
import { features } from './features.ts';

/** Starts what the features do in every process; it is up to date once this is done. */
export async function attend(deps: FeatureDeps): Promise<{ stop(): Promise<void> }> {
  const attending = features.flatMap((feature) => feature.attend?.(deps) ?? []);
  await Promise.all(attending.map(({ ready }) => ready));
  return { stop: async () => void (await Promise.all(attending.map(({ stop }) => stop()))) };
}
