export { startDelivery, type Post } from './delivery.ts';
export { feedStreams } from './feed-streams.ts';
export { forgetInMessages } from './forget-person.ts';
export { enqueue, enqueueEach, type Message } from './outbox.ts';
export { notificationRoutes } from './routes.ts';
