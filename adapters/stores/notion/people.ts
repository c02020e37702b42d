import { RowcallError } from '../../../core/errors.ts';
import type { Notion } from '../../vendors/notion.ts';
import { nameOfPerson } from './decode.ts';
import { everyItem } from './every-item.ts';
import { notionId } from './notion-id.ts';

/** Finds the one user whom Notion shows by that very name; `null` where there is none, or more than one. */
export type FindUser = (name: string) => string | null;

/** Everybody in the workspace, asked once; where Rowcall may not see people only their ids are understood. */
export function openPeople(notion: Notion): () => Promise<FindUser> {
  let known: Promise<FindUser> | undefined;
  return () => {
    known ??= everybody(notion);
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
}

async function everybody(notion: Notion): Promise<FindUser> {
  const byName = new Map<string, string | null>();
  try {
    const users = await everyItem((from) => notion.ask((sdk) => sdk.users.list({ page_size: 100, ...from })));
    for (const user of users) {
      const name = nameOfPerson(user);
      byName.set(name, byName.has(name) ? null : user.id);
    }
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'vendor.auth') throw error;
  }
  return (name) => byName.get(name) ?? (byName.has(name) ? null : notionId(name));
}
