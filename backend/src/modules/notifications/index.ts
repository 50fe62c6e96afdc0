export { startDelivery, type Post } from './delivery.ts';
export { feedStreams } from './feed-streams.ts';
export { enqueue, type Message } from './outbox.ts';
export { notificationRoutes } from './routes.ts';
