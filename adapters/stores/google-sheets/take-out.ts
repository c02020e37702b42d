import type { LeftOver, TakeOut } from '../../../core/store.ts';
import { LostAnswer, type sheets_v4 } from '../../vendors/google.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import { askFor, askOutline } from './ask.ts';
import { boardSheet } from './board.ts';
import { type Bound, bindGrid } from './bound.ts';
import type { Sight } from './look.ts';
import { wholeRows } from './ranges.ts';

type Request = sheets_v4.Schema$Request;

/** The header stands within so many rows. */
const topRows = 60;
const tries = 3;
/** All that Rowcall notes is called so. */
const ownPrefix = 'rowcall.';

/**
 * Takes the columns of Rowcall's own out of a Google spreadsheet, with its tab and all that it noted of columns and rows:
 * what stands right of them moves back to where it was, and tables and filters end where they ended. Throws `RowcallError`.
 */
export async function takeOutOfSheets(sight: Sight, columns: readonly TakeOut[]): Promise<readonly LeftOver[]> {
  for (let left = tries; ; left--) {
    const requests = await requestsFor(sight, columns);
    if (requests.length === 0) return [];
    try {
      await sight.google.write((api, how) =>
        api.spreadsheets.batchUpdate(
          { spreadsheetId: sight.spreadsheet, fields: 'spreadsheetId', requestBody: { requests } },
          how,
        ),
      );
      return [];
    } catch (error) {
      // What is gone is not found when it is looked for again.
      if (!(error instanceof LostAnswer) || left === 1) throw error;
    }
  }
}

async function requestsFor(sight: Sight, columns: readonly TakeOut[]): Promise<Request[]> {
  const { google, spreadsheet } = sight;
  const { tabs } = await askOutline(google, spreadsheet);
  const bound = bindTitles(tabs, sight.tables);
  const wanted = columns.flatMap((one) => {
    const tab = bound.get(one.table);
    return tab === undefined ? [] : [{ one, tab }];
  });
  const ranges = wanted.map(({ tab }) => wholeRows(tab.title, { from: 1, to: Math.min(topRows, tab.size.rows) }));
  const answer = ranges.length === 0 ? null : await askFor(google, spreadsheet, ranges);
  const requests: Request[] = [];
  for (const { one, tab } of wanted) {
    const grid = answer?.grids.get(tab.sheet);
    const found = grid && bindGrid(grid, sight.tables.get(one.table)!, sight.codecOf(answer?.zone ?? null));
    if (found) requests.push(...withoutColumns(found, one));
  }
  if (tabs.some(({ sheet }) => sheet === boardSheet)) requests.push({ deleteSheet: { sheetId: boardSheet } });
  // Notes first: those of a column that is deleted would not be found any more.
  return [...(await notesIn(sight)), ...requests];
}

/** Everything that Rowcall noted in the spreadsheet where nobody sees it. */
async function notesIn({ google, spreadsheet }: Sight): Promise<Request[]> {
  const dataFilters = [{ developerMetadataLookup: { visibility: 'DOCUMENT' } }];
  const { matchedDeveloperMetadata = [] } = await google.read((api, how) =>
    api.spreadsheets.developerMetadata.search({ spreadsheetId: spreadsheet, requestBody: { dataFilters } }, how),
  );
  return matchedDeveloperMetadata.flatMap(({ developerMetadata }): Request[] => {
    const { metadataId, metadataKey } = developerMetadata ?? {};
    if (metadataId == null || metadataKey?.startsWith(ownPrefix) !== true) return [];
    return [{ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } }];
  });
}

/** The columns from the last to the first, so that each still stands where it was found. */
function withoutColumns({ grid, binding }: Bound, { fields }: TakeOut): readonly Request[] {
  return [binding.id, ...fields.map((field) => binding.at.get(field) ?? -1)]
    .filter((at) => at >= 0)
    .sort((a, b) => b - a)
    .map((at) => ({
      deleteDimension: { range: { sheetId: grid.sheet, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } },
    }));
}
