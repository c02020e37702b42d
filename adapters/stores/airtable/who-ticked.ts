import type { AirtableClient } from '../../vendors/airtable.ts';
import { boxKey } from './board-lines.ts';
import type { BoardPlace } from './board-table.ts';
import type { Hook } from './memo.ts';

/** So many of the latest changes are looked through. */
const mostLooked = 50;

/** Who ticked that box last, as far as Airtable has told of it lately; by name, else by address. Two calls. */
export async function whoTicked(
  client: AirtableClient,
  { id }: Hook,
  { table, at }: BoardPlace,
  key: string,
): Promise<string | null> {
  const hook = (await client.webhooks()).find((one) => one.id === id);
  if (hook === undefined) return null;
  const { payloads } = await client.payloads(id, Math.max(1, hook.cursorForNextPayload - mostLooked), mostLooked);
  for (const { actionMetadata, changedTablesById } of payloads.toReversed()) {
    const changed = Object.values(changedTablesById?.[table]?.changedRecordsById ?? {});
    const isIt = changed.some(
      ({ current, unchanged }) =>
        at.box in current.cellValuesByFieldId && boxKey(unchanged?.cellValuesByFieldId[at.key]) === key,
    );
    const user = isIt && actionMetadata.source === 'client' ? actionMetadata.sourceMetadata?.user : undefined;
    if (user !== undefined) return user.name ?? user.email ?? null;
  }
  return null;
}
