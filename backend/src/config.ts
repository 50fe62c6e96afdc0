import * as z from 'zod';

import { findSigningKey, publicKeysIn } from './platform/signing-key.ts';
import { StartupError } from './platform/startup-error.ts';

/** One line a bad variable: its name and what is wrong, never its value, which may be a secret. */
export class ConfigError extends StartupError {
  override readonly name = 'ConfigError';
}

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).refine((value) => Number.isInteger(value) && value >= least && value <= most, { error });
}

const hours = z.coerce
  .number({ error: 'must be a number of hours' })
  .refine((value) => value > 0 && value <= 8_760, { error: 'must be more than 0 and at most 8760 hours' });
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, { error: `must be one of ${values.join(', ')}` });
const urlOf = (protocol: RegExp, example: string) => z.url({ protocol, error: `must be a URL such as ${example}` });

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])]);
const trustProxy = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())))
  .pipe(
    z.union([z.int().min(0).max(32), z.array(network)], {
      error: 'must be a number of proxies or a list of networks such as 10.0.0.0/8,loopback',
    }),
  );

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The variables as they are written; an empty one counts as unset. */
const environment = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  PORT: wholeNumber(0, 65_535).default(4_000),
  DATABASE_URL: urlOf(/^postgres(ql)?$/, 'postgres://user:password@host:5432/flightline').optional(),
  DATA_DIR: z.string().default('.data'),
  JWT_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  JWT_SECRET_PREVIOUS: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  AUDIT_SIGNING_KEY: z
    .string()
    .refine((text) => findSigningKey(text) !== undefined, { error: 'must be an Ed25519 private key: PEM, or its 32 bytes in base64' })
    .optional(),
  AUDIT_OLD_PUBLIC_KEYS: z
    .string()
    .refine((text) => publicKeysIn(text).length > 0, { error: 'must hold Ed25519 public keys as PEM' })
    .optional(),
  REDIS_URL: urlOf(/^rediss?$/, 'redis://host:6379').optional(),
  SMTP_URL: urlOf(/^smtps?$/, 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)\s*$/, { error: 'must be an address, or Name <address>' })
    .optional(),
  PUBLIC_URL: urlOf(/^https?$/, 'https://flightline.example').optional(),
  BOOKING_ESCALATION_HOURS: hours.default(24),
  ESCALATION_INTERVAL_SECONDS: wholeNumber(1, 86_400).default(300),
  RATE_LIMIT_AUTH_MAX: wholeNumber(1, 1_000_000).default(20),
  RATE_LIMIT_BOOKING_MAX: wholeNumber(1, 1_000_000).default(30),
  CACHE_TTL_SECONDS: wholeNumber(1, 86_400).default(60),
  SEED_DEMO: oneOf(['0', '1']).optional(),
  TRUST_PROXY: trustProxy.optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
});

const complete = environment
  .refine(({ NODE_ENV, JWT_SECRET }) => NODE_ENV !== 'production' || JWT_SECRET !== undefined, {
    path: ['JWT_SECRET'],
    error: 'is required when NODE_ENV is production',
    when: ({ value }) => environment.pick({ NODE_ENV: true, JWT_SECRET: true }).safeParse(value).success,
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'is required with SMTP_URL',
  });

/** Everything the process can be told from outside, parsed. */
export type LoadedConfig = Readonly<ReturnType<typeof loadConfig>>;

/** The same, with the secrets that sign access tokens and the audit log: those given, or those kept in the data directory. */
export type Config = LoadedConfig & { readonly jwtSecret: string; readonly auditSigningKey: string };

/** Reads the environment once. Throws a ConfigError with one line for each bad variable. */
export function loadConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = complete.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  const { data } = parsed;
  const production = data.NODE_ENV === 'production';
  return {
    production,
    port: data.PORT,
    /** Undefined means the embedded Postgres in `dataDir`. */
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    /** Undefined means the one kept in `dataDir`. */
    jwtSecret: data.JWT_SECRET,
    /** Its tokens stay good while `jwtSecret` takes its place. */
    previousJwtSecret: data.JWT_SECRET_PREVIOUS,
    /** Undefined means the one kept in `dataDir`. */
    auditSigningKey: data.AUDIT_SIGNING_KEY,
    /** Public keys whose checkpoints of the audit log are still believed. */
    auditOldPublicKeys: data.AUDIT_OLD_PUBLIC_KEYS === undefined ? [] : publicKeysIn(data.AUDIT_OLD_PUBLIC_KEYS),
    redisUrl: data.REDIS_URL,
    mail: data.SMTP_URL === undefined || data.MAIL_FROM === undefined ? undefined : { smtpUrl: data.SMTP_URL, from: data.MAIL_FROM },
    /** Where people reach the app, for links in mails; without it mails have none. */
    publicUrl: data.PUBLIC_URL,
    escalationHours: data.BOOKING_ESCALATION_HOURS,
    escalationIntervalSeconds: data.ESCALATION_INTERVAL_SECONDS,
    rateLimits: { authMax: data.RATE_LIMIT_AUTH_MAX, bookingMax: data.RATE_LIMIT_BOOKING_MAX },
    cacheTtlSeconds: data.CACHE_TTL_SECONDS,
    seedDemo: data.SEED_DEMO === undefined ? !production : data.SEED_DEMO === '1',
    /** A number of proxies, or the networks they are in; undefined means that X-Forwarded-For is ignored. */
    trustProxy: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
  };
}
