import type { Diagnosis } from '../../../core/diagnosis.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { StoreSetting } from '../../../core/store.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import type { AirtableTable, AirtableWebhook } from '../../vendors/airtable-shapes.ts';
import { alarmColumns, alarmFormula, hasAlarm, isBoardTable } from './board-table.ts';
import { notifyUrlName } from './names.ts';
import type { OpenBase } from './open-base.ts';
import { isNotShown } from './refusal.ts';
import { bindBase } from './schema.ts';

const mayWrite: ReadonlySet<string> = new Set(['edit', 'create']);

/**
 * Looks at the token and whose it is, the base, its columns and records, and how it tells of changes; five calls. `poll`:
 * every how many minutes it is looked at. Never throws for what it finds.
 */
export async function diagnoseBase(
  { id, client, clock }: OpenBase,
  { tables, given = () => undefined }: StoreSetting,
  poll: number | null,
): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  try {
    const laid = await client.tables();
    const { findings } = bindBase(
      laid.filter((table) => !isBoardTable(table)),
      tables,
      new Map(),
    );
    const base = await client.base().catch(() => null);
    const title = base?.name ?? id;
    found.push({ is: 'well', code: 'report.airtable.open', args: { title } });
    const owner = await client.owner().catch(() => null);
    if (owner !== null) found.push({ is: 'well', code: 'report.airtable.token', args: { owner } });
    if (!(await seesRecords(client, laid))) found.push({ is: 'broken', code: 'airtable.no-records', args: { title } });
    if (base !== null && !mayWrite.has(base.permissionLevel))
      found.push({ is: 'doubtful', code: 'airtable.only-looks', args: { title } });
    for (const { code, severity, args } of findings)
      found.push({ is: severity === 'error' ? 'broken' : 'doubtful', code, ...(args && { args }) });
    found.push(...aboutAlarm(laid));
    found.push(...aboutPolling(poll));
    found.push(tellingOf(await client.webhooks(), given(notifyUrlName) ?? null, clock.now(), poll !== null));
  } catch (error) {
    found.push(found.length > 0 && isNotShown(error) ? noWebhooks : closedFor(error));
  }
  return found;
}

async function seesRecords(client: AirtableClient, [first]: readonly AirtableTable[]): Promise<boolean> {
  if (first === undefined) return true;
  try {
    await client.list(first.id, { fields: [first.primaryFieldId], size: 1 });
    return true;
  } catch (error) {
    if (isNotShown(error)) return false;
    throw error;
  }
}

/** Whether silence shows by itself: a person has to add the formula for it, once. */
function aboutAlarm(laid: readonly AirtableTable[]): readonly Diagnosis[] {
  const own = laid.find(isBoardTable);
  const columns = own === undefined || hasAlarm(own) ? null : alarmColumns(own);
  if (own === undefined || columns === null) return [];
  return [{ is: 'doubtful', code: 'airtable.no-alarm', args: { title: own.name, formula: alarmFormula(columns) } }];
}

/** A free workspace has so many calls a month. */
const freeCalls = 1000;
const minutesAMonth = 30 * 24 * 60;

/** Each look costs a call at least. */
function aboutPolling(poll: number | null): readonly Diagnosis[] {
  const calls = poll === null ? 0 : Math.ceil(minutesAMonth / poll);
  return calls > freeCalls ? [{ is: 'doubtful', code: 'airtable.dear-poll', args: { calls } }] : [];
}

const noWebhooks: Diagnosis = { is: 'doubtful', code: 'airtable.no-webhooks' };

function closedFor(error: unknown): Diagnosis {
  const { code, details } = error instanceof RowcallError ? error : { code: null, details: {} };
  if (code === 'vendor.auth')
    return { is: 'broken', code: details['status'] === 401 ? 'airtable.token.refused' : 'airtable.closed' };
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
