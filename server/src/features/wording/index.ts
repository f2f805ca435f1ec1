import type { Feature } from '../../platform/feature.ts';
import { forgetWhenAccountIsDeleted } from './wording.jobs.ts';
import { attendWordings } from './wording.laying.usecases.ts';
import { exportChanges } from './wording.reading.usecases.ts';
import { wordingRoutes } from './wording.routes.ts';

export { makePatch, settleWordings } from './wording.export.usecases.ts';
export { layWordings } from './wording.laying.usecases.ts';
export { listCorrections, setWording, unsetWording } from './wording.operating.usecases.ts';

export const wordingFeature: Feature = {
  name: 'wording',
  routes: wordingRoutes,
  handlers: [forgetWhenAccountIsDeleted],
  attend: (deps) => attendWordings(deps),
  personalData: exportChanges,
};
