import type { BoardLine } from '../../../core/board.ts';
import { boardTitle } from '../../../core/board.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Notion, NotionBlock } from '../../vendors/notion.ts';
import type { BoardPlace } from './board-place.ts';

type Alarm = Extract<BoardLine, { is: 'alarm' }>;

/**
 * A formula that says `fine` until that moment and from then on `late`, in red: Notion works it out whenever somebody looks.
 * It knows minutes only.
 */
function alarmFormula({ from, fine, late }: Alarm): string {
  const minute = from.replace(/:\d\d(\.\d+)?Z$/, 'Z');
  return `if(now() < parseDate("${minute}"), ${quoted(fine)}, style(${quoted(late)}, "red", "b"))`;
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * Sees to the little table on the page in which silence shows by itself: makes it, or tells its formula until when all is
 * well. `still`: Notion would not take the formula.
 */
export async function showAlarm(
  notion: Notion,
  place: BoardPlace,
  blocks: readonly NotionBlock[],
  alarm: Alarm,
): Promise<NonNullable<BoardPlace['alarm']>> {
  const known = typeof place.alarm === 'object' ? place.alarm : await findAlarm(notion, blocks);
  const says = alarmFormula(alarm);
  try {
    if (known === null) return await makeAlarm(notion, place.page, alarm, says);
    if (known.says === says) return known;
    const { source, formula } = known;
    await notion.change((sdk) =>
      sdk.dataSources.update({ data_source_id: source, properties: { [formula]: { formula: { expression: says } } } }),
    );
    return { source, formula, says };
  } catch (error) {
    if (isRefused(error)) return 'still';
    if (known === null || !isGone(error)) throw error;
    return await makeAlarm(notion, place.page, alarm, says);
  }
}

/** The little table, where it is there and nobody remembers it. */
async function findAlarm(
  notion: Notion,
  blocks: readonly NotionBlock[],
): Promise<Exclude<NonNullable<BoardPlace['alarm']>, 'still'> | null> {
  for (const { id, type } of blocks) {
    if (type !== 'child_database') continue;
    const database = await notion.ask((sdk) => sdk.databases.retrieve({ database_id: id }));
    const source = 'data_sources' in database ? database.data_sources[0]?.id : undefined;
    if (source === undefined) continue;
    const found = await notion.ask((sdk) => sdk.dataSources.retrieve({ data_source_id: source }));
    const formula = Object.values(found.properties).find((property) => property.type === 'formula');
    if (formula !== undefined) return { source, formula: formula.name, says: '' };
  }
  return null;
}

async function makeAlarm(
  notion: Notion,
  page: string,
  { label }: Alarm,
  says: string,
): Promise<NonNullable<BoardPlace['alarm']>> {
  const formula = label === boardTitle ? `${label} ` : label;
  const title = [{ type: 'text' as const, text: { content: label } }];
  const database = await notion.change((sdk) =>
    sdk.databases.create({
      parent: { type: 'page_id', page_id: page },
      is_inline: true,
      title,
      initial_data_source: {
        properties: { [boardTitle]: { title: {} }, [formula]: { formula: { expression: says } } },
      },
    }),
  );
  const source = 'data_sources' in database ? database.data_sources[0]?.id : undefined;
  if (source === undefined) return 'still';
  await notion.change((sdk) =>
    sdk.pages.create({
      parent: { type: 'data_source_id', data_source_id: source },
      properties: { [boardTitle]: { title: [{ type: 'text', text: { content: boardTitle } }] } },
    }),
  );
  return { source, formula, says };
}

const isRefused = (error: unknown) => error instanceof RowcallError && error.code === 'vendor.refused';
const isGone = (error: unknown) => error instanceof RowcallError && error.code === 'vendor.not-found';
