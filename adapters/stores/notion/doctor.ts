import type { Diagnosis } from '../../../core/diagnosis.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { StoreSetting } from '../../../core/store.ts';
import type { NotionUser } from '../../vendors/notion.ts';
import { hookTokenName, tokenName } from './names.ts';
import { type NotionOptions, workspaceOf } from './open-workspace.ts';
import type { NotionStoreSetting } from './store.ts';
import { openTables } from './tables.ts';

/** Looks at the key, the page, its tables and their columns, who can be seen, and whether Notion tells of changes. */
export async function diagnoseNotion(options: NotionOptions, setting: StoreSetting): Promise<readonly Diagnosis[]> {
  if (setting.given?.(tokenName) === undefined) return [{ is: 'broken', code: 'notion.token.missing' }];
  const found: Diagnosis[] = [];
  try {
    const workspace = workspaceOf(options, setting);
    const us = await workspace.notion.ask((sdk) => sdk.users.me({}));
    const name = us.name ?? 'Rowcall';
    const place = us.type === 'bot' && 'workspace_name' in us.bot ? us.bot.workspace_name : null;
    found.push({ is: 'well', code: 'report.notion.connected', args: { name, place: place ?? 'Notion' } });
    found.push(...aboutOwner(us));
    found.push(...(await diagnoseTables(workspace, name)));
  } catch (error) {
    found.push(diagnosisOf(error));
  }
  const tells = setting.given?.(hookTokenName) !== undefined;
  found.push(tells ? { is: 'well', code: 'report.notion.hook.set' } : { is: 'doubtful', code: 'notion.hook.none' });
  return found;
}

/** Whose the connection is; Notion tells it of those that one person made for all. */
function aboutOwner(us: NotionUser): readonly Diagnosis[] {
  const owner = us.type === 'bot' && 'owner' in us.bot ? us.bot.owner : undefined;
  if (owner?.type !== 'user') return [];
  const { user } = owner;
  const email = 'person' in user ? user.person.email : undefined;
  const name = email ?? ('name' in user ? user.name : null);
  return name ? [{ is: 'well', code: 'report.notion.owner', args: { owner: name } }] : [];
}

async function diagnoseTables(workspace: NotionStoreSetting, name: string): Promise<readonly Diagnosis[]> {
  const tables = openTables(workspace);
  const found: Diagnosis[] = [];
  let hasPeople = false;
  try {
    const { byTable } = await tables.located(true);
    for (const [key, table] of workspace.tables) {
      const source = byTable.get(key)?.id;
      const bound = source === undefined ? null : await tables.bound(table, source, null);
      if (bound === null) {
        found.push({ is: 'broken', code: 'table.missing', args: { title: table.title } });
        continue;
      }
      hasPeople ||= [...bound.at.values()].some(({ type }) => type === 'people');
      if (bound.key === null) found.push({ is: 'doubtful', code: 'notion.key.missing', args: { title: table.title } });
      for (const { code, severity, args } of bound.findings)
        found.push({ is: severity === 'error' ? 'broken' : 'doubtful', code, ...(args && { args }) });
    }
    if (found.length === 0) found.push({ is: 'well', code: 'report.notion.tables', args: { count: byTable.size } });
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'vendor.not-found') throw error;
    return [{ is: 'broken', code: 'notion.page.unseen', args: { name } }];
  }
  return hasPeople && !(await seesPeople(workspace))
    ? [...found, { is: 'doubtful', code: 'notion.people.unseen' }]
    : found;
}

async function seesPeople({ notion }: NotionStoreSetting): Promise<boolean> {
  try {
    await notion.ask((sdk) => sdk.users.list({ page_size: 1 }));
    return true;
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.auth') return false;
    throw error;
  }
}

function diagnosisOf(error: unknown): Diagnosis {
  if (!(error instanceof RowcallError)) throw error;
  const { retryAfter } = error.details;
  switch (error.code) {
    case 'vendor.auth':
      return { is: 'broken', code: 'notion.token.refused' };
    case 'vendor.busy':
      return {
        is: 'doubtful',
        code: 'notion.busy',
        args: { seconds: typeof retryAfter === 'number' ? retryAfter : 60 },
      };
    case 'vendor.unreachable':
      return { is: 'broken', code: 'notion.unreachable' };
    default:
      return { is: 'broken', code: 'notion.page.unseen', args: { name: 'Rowcall' } };
  }
}
