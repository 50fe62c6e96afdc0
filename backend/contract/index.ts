export * as audit from './audit.ts';
export * as availability from './availability.ts';
export * as bookings from './bookings.ts';
export * as calendar from './calendar.ts';
export * as identity from './identity.ts';
export * as resources from './resources.ts';
export * from './endpoint.ts';
export * from './errors.ts';
export * from './permissions.ts';
