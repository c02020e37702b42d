import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Change } from './change.ts';
import { freeId } from './free-id.ts';
import { livingMeta, lookedUp, metaJson, sheetById } from './metadata.ts';
import { badRequest, notEmulated } from './refusal.ts';
import type { Meta } from './world.ts';

type Reply = sheets_v4.Schema$Response;

/** Notes something of the spreadsheet, a tab, a row or a column; a number is taken only once. */
export function createDeveloperMetadata(
  steps: Change,
  request: sheets_v4.Schema$CreateDeveloperMetadataRequest,
): Reply {
  const given = request.developerMetadata ?? {};
  const { doc } = steps;
  const living = livingMeta(doc);
  if (!given.metadataKey) throw badRequest('developerMetadata.metadataKey must be set.');
  if (given.visibility !== 'DOCUMENT' && given.visibility !== 'PROJECT')
    throw badRequest('developerMetadata.visibility must be set.');
  const id = given.metadataId ?? freeId(living.map((one) => one.id));
  if (!Number.isInteger(id) || id < 1 || id > 0x7fffffff)
    throw badRequest(`developerMetadata.metadataId must be positive: ${id}`);
  if (living.some((one) => one.id === id)) throw badRequest(`Developer metadata with ID ${id} already exists.`);
  refuseTooLong(living, given);
  const made: Meta = {
    id,
    key: given.metadataKey,
    value: given.metadataValue ?? null,
    visibility: given.visibility,
    ...targetOf(steps, given.location),
  };
  steps.set(doc, 'meta', [...doc.meta, made]);
  return { createDeveloperMetadata: { developerMetadata: metaJson(made) } };
}

/** All that is noted of the spreadsheet itself has so many characters. */
const mostCharacters = 30_000;

function refuseTooLong(living: readonly Meta[], given: sheets_v4.Schema$DeveloperMetadata): void {
  if (given.location?.spreadsheet !== true) return;
  const notes = living.flatMap(({ sheet, key, value, visibility }) =>
    sheet === null && visibility === given.visibility ? [key.length + (value?.length ?? 0)] : [],
  );
  const added = (given.metadataKey?.length ?? 0) + (given.metadataValue?.length ?? 0);
  if (notes.reduce((sum, one) => sum + one, added) > mostCharacters)
    throw badRequest(`Developer metadata would exceed the limit of ${mostCharacters} characters.`);
}

function targetOf(
  { doc }: Change,
  location: sheets_v4.Schema$DeveloperMetadataLocation | undefined,
): Pick<Meta, 'sheet' | 'row' | 'column'> {
  const { spreadsheet, sheetId, dimensionRange } = location ?? {};
  const said = [spreadsheet === true, sheetId !== undefined && sheetId !== null, dimensionRange !== undefined];
  if (said.filter(Boolean).length !== 1) throw badRequest('Exactly one location must be specified.');
  if (spreadsheet) return { sheet: null, row: null, column: null };
  if (dimensionRange === undefined) return { sheet: sheetById(doc, sheetId), row: null, column: null };
  const sheet = sheetById(doc, dimensionRange.sheetId);
  const at = dimensionRange.startIndex ?? 0;
  const isRow = dimensionRange.dimension === 'ROWS';
  if (!isRow && dimensionRange.dimension !== 'COLUMNS') throw badRequest('Must specify a dimension.');
  if ((dimensionRange.endIndex ?? 0) !== at + 1)
    throw badRequest('Developer metadata may only be associated with a single row or column.');
  const row = isRow ? sheet.rows[at] : null;
  const column = isRow ? null : sheet.columns[at];
  if (row === undefined || column === undefined) throw badRequest(`No ${isRow ? 'row' : 'column'} at index ${at}`);
  return { sheet, row, column };
}

/** Deletes all that the look-up means, which may be nothing. */
export function deleteDeveloperMetadata(
  steps: Change,
  request: sheets_v4.Schema$DeleteDeveloperMetadataRequest,
): Reply {
  const lookup = request.dataFilter?.developerMetadataLookup;
  if (lookup === undefined) throw notEmulated('deleting metadata by a range');
  const gone = new Set(lookedUp(steps.doc, lookup));
  const deletedDeveloperMetadata = [...gone].map(metaJson);
  steps.set(
    steps.doc,
    'meta',
    steps.doc.meta.filter((one) => !gone.has(one)),
  );
  return { deleteDeveloperMetadata: deletedDeveloperMetadata.length === 0 ? {} : { deletedDeveloperMetadata } };
}
