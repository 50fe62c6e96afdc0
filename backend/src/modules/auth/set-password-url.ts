import * as z from 'zod';

import { identity } from '#contract';
import type { RequestContext, Services } from '#src/http/context.ts';

import { type LinkRef, oneTimeToken } from './one-time-tokens.ts';

type Config = Services['config'];

/** Whether mails reach people with a link in them: a mail server is set, and the app's address is known. */
export const mailCarriesLinks = ({ mail, publicUrl }: Config): boolean => mail !== undefined && publicUrl !== undefined;

/** The address at which a one-time link sets a password. Its secret stands after `#`: a browser keeps that to itself. */
export function setPasswordUrl(base: string, config: Config, link: LinkRef): string {
  const url = new URL(identity.SET_PASSWORD_PATH, base);
  url.hash = oneTimeToken(config.jwtSecret, link);
  return url.href;
}

/** The link for the admin to hand over, where no mail can carry it; undefined where one does. */
export function urlToShow(context: RequestContext, linkId: string): string | undefined {
  const { services, actor } = context;
  if (!actor || mailCarriesLinks(services.config)) return undefined;
  return setPasswordUrl(addressOfApp(context), services.config, { tenantId: actor.tenantId, linkId });
}

/** As set, else as the caller's own browser reached it: they alone are shown it, so a forged header fools nobody else. */
function addressOfApp({ services: { config }, origin, host }: RequestContext): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  if (origin !== undefined && /^https?:\/\//.test(origin) && URL.canParse(origin)) return origin;
  return `${config.production ? 'https' : 'http'}://${host ?? 'localhost'}`;
}

const linkMessage = z.object({ topic: z.enum(['user.invited', 'user.password_reset']), payload: z.object({ linkId: z.uuid() }) });

/** The one-time link that a queued message brings, at the app's set address, else where it runs; undefined for any other message. */
export const linkIn =
  (config: Config) =>
  ({ tenantId, ...message }: { tenantId: string; topic: string; payload: unknown }): string | undefined => {
    const { data } = linkMessage.safeParse(message);
    const base = config.publicUrl ?? (config.production ? undefined : `http://localhost:${config.port}`);
    return data && base && setPasswordUrl(base, config, { tenantId, linkId: data.payload.linkId });
  };
