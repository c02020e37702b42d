import { RowcallError } from '../../../core/errors.ts';
import type { Diagnosis, StoreSetting } from '../../../core/store.ts';
import type { AirtableWebhook } from '../../vendors/airtable-shapes.ts';
import { notifyUrlName } from './names.ts';
import type { OpenBase } from './open-base.ts';
import { isNotShown } from './refusal.ts';
import { bindBase } from './schema.ts';

const mayWrite: ReadonlySet<string> = new Set(['edit', 'create']);

/** Looks at the token, the base, its columns and how it tells of changes; three calls. Never throws for what it finds. */
export async function diagnoseBase(
  { id, client, clock }: OpenBase,
  { tables, given = () => undefined }: StoreSetting,
  isPolled: boolean,
): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  try {
    const { findings } = bindBase(await client.tables(), tables, new Map());
    const base = await client.base().catch(() => null);
    const title = base?.name ?? id;
    found.push({ is: 'well', code: 'report.airtable.open', args: { title } });
    if (base !== null && !mayWrite.has(base.permissionLevel))
      found.push({ is: 'doubtful', code: 'airtable.only-looks', args: { title } });
    for (const { code, severity, args } of findings)
      found.push({ is: severity === 'error' ? 'broken' : 'doubtful', code, ...(args && { args }) });
    found.push(tellingOf(await client.webhooks(), given(notifyUrlName) ?? null, clock.now(), isPolled));
  } catch (error) {
    found.push(found.length > 0 && isNotShown(error) ? noWebhooks : closedFor(error));
  }
  return found;
}

const noWebhooks: Diagnosis = { is: 'doubtful', code: 'airtable.no-webhooks' };

function closedFor(error: unknown): Diagnosis {
  const { code, details } = error instanceof RowcallError ? error : { code: null, details: {} };
  if (code === 'vendor.auth') return { is: 'broken', code: 'airtable.closed' };
  if (code === 'vendor.not-found') return { is: 'broken', code: 'airtable.not-there' };
  if (code !== 'vendor.busy') return { is: 'broken', code: 'airtable.away' };
  return { is: 'doubtful', code: 'airtable.busy', args: { seconds: Number(details['retryAfter'] ?? 0) } };
}

function tellingOf(hooks: readonly AirtableWebhook[], url: string | null, now: string, isPolled: boolean): Diagnosis {
  const own = hooks.find(({ notificationUrl }) => notificationUrl === url);
  const ends = own?.expirationTime ?? '';
  if (own === undefined || !own.isHookEnabled || ends <= now) return { is: 'doubtful', code: 'airtable.not-telling' };
  if (url === null && !isPolled) return { is: 'doubtful', code: 'airtable.tells-nobody' };
  if (url !== null && !own.areNotificationsEnabled) return { is: 'broken', code: 'airtable.calls-stopped' };
  return { is: 'well', code: 'report.airtable.telling', args: { until: ends.slice(0, 10) } };
}
