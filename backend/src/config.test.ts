import { describe, expect, it } from 'vitest';

import { ConfigError, loadConfig } from './config.ts';

const complaints = (env: Record<string, string>): string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
};

describe('loadConfig', () => {
  it.each([
    ['PORT', 'http', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '4000.5', 'PORT must be a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://db/x', 'DATABASE_URL must be a URL such as postgres://user:password@host:5432/flightline'],
    ['DATABASE_URL', 'localhost', 'DATABASE_URL must be a URL such as postgres://user:password@host:5432/flightline'],
    ['BOOKING_ESCALATION_HOURS', '0', 'BOOKING_ESCALATION_HOURS must be more than 0 and at most 8760 hours'],
    ['ESCALATION_INTERVAL_SECONDS', '-1', 'ESCALATION_INTERVAL_SECONDS must be a whole number from 1 to 86400'],
    ['RATE_LIMIT_AUTH_MAX', 'many', 'RATE_LIMIT_AUTH_MAX must be a whole number from 1 to 1000000'],
    ['SEED_DEMO', 'yes', 'SEED_DEMO must be one of 0, 1'],
    ['TRUST_PROXY', 'true', 'TRUST_PROXY must be a number of proxies or a list of networks such as 10.0.0.0/8,loopback'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'],
    ['SMTP_URL', 'smtp://mail', 'MAIL_FROM is required with SMTP_URL'],
    ['MAIL_FROM', 'the school', 'MAIL_FROM must be an address, or Name <address>'],
    ['JWT_SECRET_PREVIOUS', 'short', 'JWT_SECRET_PREVIOUS must have at least 32 characters'],
    ['AUDIT_SIGNING_KEY', 'secret', 'AUDIT_SIGNING_KEY must be an Ed25519 private key: PEM, or its 32 bytes in base64'],
    ['AUDIT_OLD_PUBLIC_KEYS', 'none', 'AUDIT_OLD_PUBLIC_KEYS must hold Ed25519 public keys as PEM'],
    ['PUBLIC_URL', 'ftp://flightline.example', 'PUBLIC_URL must be a URL such as https://flightline.example'],
  ])('refuses %s=%s in a sentence', (name, value, complaint) => {
    expect(complaints({ [name]: value })).toEqual([complaint]);
  });

  it('tells of every bad variable at once, and never repeats a value', () => {
    const told = complaints({ PORT: 'x', JWT_SECRET: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@h/d' });
    expect(told).toHaveLength(3);
    expect(told.join()).not.toContain('hunter2');
  });

  it('asks for JWT_SECRET in production', () => {
    expect(complaints({ NODE_ENV: 'production' })).toEqual(['JWT_SECRET is required when NODE_ENV is production']);
    expect(complaints({ NODE_ENV: 'production', PORT: 'x' })).toHaveLength(2);
  });

  it('works without any variable, and takes an empty one for unset', () => {
    const config = loadConfig({ PORT: '', DATABASE_URL: ' ' });
    expect(config).toMatchObject({
      port: 4000,
      databaseUrl: undefined,
      dataDir: '.data',
      escalationHours: 24,
      seedDemo: true,
      production: false,
    });
  });

  it('seeds the demo schools outside production only, unless told', () => {
    const production = { NODE_ENV: 'production', JWT_SECRET: 'x'.repeat(32) };
    expect(loadConfig(production).seedDemo).toBe(false);
    expect(loadConfig({ ...production, SEED_DEMO: '1' }).seedDemo).toBe(true);
    expect(loadConfig({ SEED_DEMO: '0' }).seedDemo).toBe(false);
  });

  it.each(['no-reply@flightline.example', 'Flightline <no-reply@flightline.example>'])('sends mails from %s', (from) => {
    const smtpUrl = 'smtp://mail.example:587';
    expect(loadConfig({ SMTP_URL: smtpUrl, MAIL_FROM: from }).mail).toEqual({ smtpUrl, from });
  });

  it('takes a fraction of an hour', () => {
    expect(loadConfig({ BOOKING_ESCALATION_HOURS: '0.01' }).escalationHours).toBe(0.01);
  });

  it.each([
    ['1', 1],
    ['10.0.0.0/8, loopback', ['10.0.0.0/8', 'loopback']],
    ['::1,fd00::/8', ['::1', 'fd00::/8']],
  ])('understands TRUST_PROXY=%s', (text, meaning) => {
    expect(loadConfig({ TRUST_PROXY: text }).trustProxy).toEqual(meaning);
  });
});
