import type { Feature } from '../../platform/feature.ts';
import { notificationHandlers, notificationSweeps } from './notifications.jobs.ts';
import { exportNotifications } from './notifications.reading.usecases.ts';
import { notificationsRoutes } from './notifications.routes.ts';

export { readWaitingMails } from './notifications.reading.usecases.ts';

export const notificationsFeature: Feature = {
  name: 'notifications',
  routes: notificationsRoutes,
  handlers: notificationHandlers,
  sweeps: notificationSweeps,
  personalData: exportNotifications,
};
