import { runAlone } from './run-alone.ts';

await runAlone({ web: false, worker: true });
