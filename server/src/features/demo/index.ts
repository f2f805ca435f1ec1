export { seedDemonstration, withdrawDemoModerators } from './demo.usecases.ts';
export type { DemoModerator } from './demo.usecases.ts';
