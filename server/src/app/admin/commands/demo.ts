import { addDemonstration, removeDemonstration } from '../../../features/demo/index.ts';
import { StartProblem } from '../../../platform/errors/start-problem.ts';
import type { Command } from '../command.ts';

/** The demonstration: away with it, or here with it. */
export const demo: Command = {
  usage: [
    'demo remove   takes everything that was made up away, also while the portal runs, and tells how many rows of what; no start brings it back',
    'demo add   brings the demonstration into this portal',
  ],
  async run(deps, { words: [form] }, print) {
    if (form === 'remove') {
      const { removed, withRealWords, kept } = await removeDemonstration(deps);
      for (const [name, number] of Object.entries(removed)) print(`${name}\t${number}`);
      print(`of the conversations, with words of real people\t${withRealWords}`);
      print(`emptied accounts kept, because rows of real people refer to them\t${kept}`);
    } else if (form === 'add') {
      const { changed } = await addDemonstration(deps);
      print(changed ? 'The demonstration is here. Its pages and matches follow within a minute or two.' : 'The demonstration is here already.');
    } else throw new StartProblem('Usage: npm run -s admin -- demo remove|add');
  },
};
