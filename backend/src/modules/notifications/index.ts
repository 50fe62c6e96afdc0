export { enqueue, type Message } from './outbox.ts';
