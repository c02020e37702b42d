import { RowcallError } from '../../../core/errors.ts';
import type { Store, StoreSetting } from '../../../core/store.ts';
import { machineClock } from '../../vendors/machine-clock.ts';
import { openNotion } from '../../vendors/notion.ts';
import { rootName, tokenName } from './names.ts';
import { idInAddress } from './notion-id.ts';
import type { NotionStoreSetting } from './store.ts';
import { notionStore } from './store.ts';

/** What the settings say of a workspace in Notion. */
export interface NotionOptions {
  readonly page: string;
  readonly databases?: Readonly<Record<string, string>> | undefined;
}

/** Opens the workspace that the settings name. Throws `environment.invalid` where there is no key. Nothing is called yet. */
export function openWorkspace(options: NotionOptions, setting: StoreSetting): Store {
  return notionStore(workspaceOf(options, setting));
}

/** What the settings and the surroundings say together. Throws `environment.invalid` where there is no key. */
export function workspaceOf({ page, databases = {} }: NotionOptions, setting: StoreSetting): NotionStoreSetting {
  const { tables, zone, clock = machineClock } = setting;
  const token = setting.given?.(tokenName);
  if (token === undefined)
    throw new RowcallError('environment.invalid', `${tokenName} is not set.`, { name: tokenName });
  const elsewhere = Object.entries(databases).map(([table, address]) => [table, idIn(address)]);
  return {
    notion: openNotion({ token, root: setting.given?.(rootName), clock }),
    root: idIn(page),
    elsewhere: Object.fromEntries(elsewhere),
    tables,
    zone,
    clock,
  };
}

function idIn(address: string): string {
  const id = idInAddress(address);
  if (id === null)
    throw new RowcallError('settings.invalid', `${address} is no link to a page of Notion.`, { address });
  return id;
}
