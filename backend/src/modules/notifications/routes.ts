import { notifications } from '#contract';
import { route, type Route, streamRoute } from '#src/http/route.ts';

import { listNotifications } from './list-notifications.ts';
import { readAllNotifications, readNotification } from './read-notifications.ts';
import { watchEvents } from './watch-events.ts';

export const notificationRoutes: Route[] = [
  route(notifications.listNotifications, listNotifications),
  route(notifications.readNotification, readNotification),
  route(notifications.readAllNotifications, readAllNotifications),
  streamRoute(notifications.watchEvents, watchEvents),
];
