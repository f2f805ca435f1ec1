export { addDemonstration, seedDemonstration } from './demo.usecases.ts';
export { withdrawDemoModerators } from './demo.moderators.usecases.ts';
export { removeDemonstration, type Removal } from './demo.removing.usecases.ts';
export type { DemoModerator } from './demo.moderators.usecases.ts';
