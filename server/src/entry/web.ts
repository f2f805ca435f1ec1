import { runAlone } from './run-alone.ts';

await runAlone({ web: true, worker: false });
