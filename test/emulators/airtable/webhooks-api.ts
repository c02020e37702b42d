import { randomBytes } from 'node:crypto';
import { notFound, refuse } from './refusal.ts';
import type { AirtableWorld, EmulatedWebhook } from './world.ts';

const week = 7 * 24 * 3_600_000;
const mostHooks = 10;
const mostPayloads = 50;
const dataTypes = new Set(['tableData', 'tableFields', 'tableMetadata']);

interface NewWebhook {
  readonly notificationUrl?: string | null;
  readonly specification?: {
    readonly options?: {
      readonly filters?: EmulatedWebhook['filters'];
      readonly includes?: EmulatedWebhook['includes'];
    };
  };
}

export function addWebhook(world: AirtableWorld, { notificationUrl = null, specification }: NewWebhook): object {
  const { filters, includes = {} } = specification?.options ?? {};
  if (filters === undefined || !filters.dataTypes?.every((one) => dataTypes.has(one)))
    throw refuse(422, 'INVALID_REQUEST_UNKNOWN', 'Invalid webhook specification');
  if (notificationUrl !== null && !notificationUrl.startsWith('https://'))
    throw refuse(422, 'INVALID_REQUEST_UNKNOWN', 'The notification URL must use HTTPS');
  if (world.webhooks.length >= mostHooks)
    throw refuse(422, 'TOO_MANY_WEBHOOKS_IN_BASE', 'The base has too many webhooks');
  const secret = randomBytes(32).toString('base64');
  const webhook: EmulatedWebhook = {
    id: world.newId('ach'),
    notificationUrl,
    secret,
    filters,
    includes,
    expires: world.now() + week,
    enabled: true,
    payloads: [],
    next: 1,
  };
  world.webhooks.push(webhook);
  return { id: webhook.id, macSecretBase64: secret, expirationTime: new Date(webhook.expires).toISOString() };
}

export function shownWebhooks(world: AirtableWorld): object {
  return {
    webhooks: world.webhooks.map((one) => ({
      id: one.id,
      type: 'client',
      notificationUrl: one.notificationUrl,
      areNotificationsEnabled: one.enabled,
      isHookEnabled: one.expires > world.now(),
      cursorForNextPayload: one.next,
      expirationTime: new Date(one.expires).toISOString(),
      lastNotificationResult: null,
      lastSuccessfulNotificationTime: null,
      specification: { options: { filters: one.filters, includes: one.includes } },
    })),
  };
}

export function refreshWebhook(world: AirtableWorld, id: string): object {
  const webhook = webhookOf(world, id);
  if (webhook.expires <= world.now()) throw refuse(422, 'CANNOT_REFRESH_EXPIRED_WEBHOOK', 'The webhook has expired');
  webhook.expires = world.now() + week;
  return { expirationTime: new Date(webhook.expires).toISOString() };
}

export function removeWebhook(world: AirtableWorld, id: string): null {
  world.webhooks.splice(world.webhooks.indexOf(webhookOf(world, id)), 1);
  return null;
}

/** What a webhook tells from a number on. It is kept for a week; whoever lists it keeps the webhook alive. */
export function listPayloads(world: AirtableWorld, id: string, cursor: number, limit = mostPayloads): object {
  const webhook = webhookOf(world, id);
  const now = world.now();
  if (webhook.expires + week <= now) throw notFound();
  if (!Number.isInteger(cursor) || cursor < 1 || cursor > webhook.next)
    throw refuse(422, 'INVALID_CURSOR', 'The cursor is out of range');
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPayloads)
    throw refuse(422, 'INVALID_REQUEST_UNKNOWN', 'The limit must be between 1 and 50');
  if (webhook.expires > now) webhook.expires = now + week;
  const kept = webhook.payloads.filter(({ n, at }) => n >= cursor && now - at < week);
  const page = kept.slice(0, limit);
  return {
    payloads: page.map(({ body }) => body),
    cursor: (page.at(-1)?.n ?? webhook.next - 1) + 1,
    mightHaveMore: kept.length > page.length,
    payloadFormat: 'v0',
  };
}

function webhookOf(world: AirtableWorld, id: string): EmulatedWebhook {
  const webhook = world.webhooks.find((one) => one.id === id);
  if (webhook === undefined) throw notFound();
  return webhook;
}
