import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { parseRange } from './a1.ts';
import { batchUpdate } from './batch-update.ts';
import type { Incoming } from './call.ts';
import { change } from './change.ts';
import { inside, parseMask, project } from './field-mask.ts';
import { livingMeta, lookedUp, metaJson, placesOf } from './metadata.ts';
import { badFields, badRequest } from './refusal.ts';
import { checkBody, checkQuery } from './schema.ts';
import { spreadsheetJson } from './spreadsheet-json.ts';
import type { Rendering } from './values.ts';
import { filteredRanges, valueRange, writeValues } from './values.ts';
import type { Doc } from './world.ts';

/** A call of the Sheets API on a spreadsheet that the caller may open. */
export interface SheetsCall {
  readonly doc: Doc;
  readonly incoming: Incoming;
  /** What the path says besides the spreadsheet. */
  readonly rest: string | null;
  readonly by: string;
  readonly now: string;
}

type Answer = (call: SheetsCall) => unknown;

/** The answers by name of the method; those that write are called within a change that counts. */
export const sheetsAnswers: Readonly<Record<string, Answer>> = {
  'spreadsheets.get': ({ doc, incoming, by }) => {
    checkQuery('Resource$Spreadsheets$Get', incoming.query, ['spreadsheetId', 'requestBody']);
    const mask = parseMask(incoming.query.get('fields'), 'sheets', 'Spreadsheet');
    const ranges = incoming.query.getAll('ranges');
    const places = ranges.length === 0 ? null : ranges.map((range) => parseRange(doc, range));
    // Where fields are named, they alone decide whether cells come along.
    const withCells = mask === null ? incoming.query.get('includeGridData') === 'true' : true;
    return spreadsheetJson(doc, { places, withCells, mask, by });
  },
  'spreadsheets.getByDataFilter': ({ doc, incoming, by }) => {
    const body = bodyOf<sheets_v4.Schema$GetSpreadsheetByDataFilterRequest>(
      incoming,
      'GetSpreadsheetByDataFilterRequest',
    );
    const mask = parseMask(incoming.query.get('fields'), 'sheets', 'Spreadsheet');
    const filters = body.dataFilters ?? [];
    const places = filters.length === 0 ? null : filters.flatMap((filter) => placesOf(doc, filter));
    return spreadsheetJson(doc, { places, withCells: mask === null ? body.includeGridData === true : true, mask, by });
  },
  'spreadsheets.batchUpdate': ({ doc, incoming, by, now }) => {
    const body = bodyOf<sheets_v4.Schema$BatchUpdateSpreadsheetRequest>(incoming, 'BatchUpdateSpreadsheetRequest');
    const mask = parseMask(incoming.query.get('fields'), 'sheets', 'BatchUpdateSpreadsheetResponse');
    const answer: sheets_v4.Schema$BatchUpdateSpreadsheetResponse = { spreadsheetId: doc.id };
    change(doc, by, (steps) => {
      answer.replies = batchUpdate(steps, body.requests ?? [], now);
      const inner = inside(mask, 'updatedSpreadsheet');
      if (!body.includeSpreadsheetInResponse || inner === undefined) return;
      // The image of the same step: a range of it that cannot be read takes everything back.
      const places = body.responseRanges?.map((range) => parseRange(doc, range)) ?? null;
      const withCells = body.responseIncludeGridData === true;
      answer.updatedSpreadsheet = spreadsheetJson(doc, { places, withCells, mask: inner, by });
    });
    return project(answer, mask);
  },
  'spreadsheets.values.get': ({ doc, incoming, rest }) => {
    checkQuery('Resource$Spreadsheets$Values$Get', incoming.query, ['spreadsheetId', 'range', 'requestBody']);
    const mask = parseMask(incoming.query.get('fields'), 'sheets', 'ValueRange');
    return project(valueRange(doc, parseRange(doc, rest ?? ''), renderingOf(incoming.query)), mask);
  },
  'spreadsheets.values.batchGet': ({ doc, incoming }) => {
    checkQuery('Resource$Spreadsheets$Values$Batchget', incoming.query, ['spreadsheetId', 'requestBody']);
    const mask = parseMask(incoming.query.get('fields'), 'sheets', 'BatchGetValuesResponse');
    const places = incoming.query.getAll('ranges').map((range) => parseRange(doc, range));
    const rendering = renderingOf(incoming.query);
    const valueRanges = places.map((place) => valueRange(doc, place, rendering));
    return project({ spreadsheetId: doc.id, ...(valueRanges.length === 0 ? {} : { valueRanges }) }, mask);
  },
  'spreadsheets.values.batchGetByDataFilter': ({ doc, incoming }) => {
    const body = bodyOf<sheets_v4.Schema$BatchGetValuesByDataFilterRequest>(
      incoming,
      'BatchGetValuesByDataFilterRequest',
    );
    const mask = parseMask(incoming.query.get('fields'), 'sheets', 'BatchGetValuesByDataFilterResponse');
    if ((body.dataFilters ?? []).length === 0) throw badRequest('Must specify at least one dataFilter.');
    const rendering = {
      value: body.valueRenderOption ?? 'FORMATTED_VALUE',
      moment: body.dateTimeRenderOption ?? 'SERIAL_NUMBER',
      majorDimension: body.majorDimension ?? 'ROWS',
    };
    const valueRanges = filteredRanges(doc, body.dataFilters ?? [], rendering);
    return project({ spreadsheetId: doc.id, ...(valueRanges.length === 0 ? {} : { valueRanges }) }, mask);
  },
  'spreadsheets.values.update': ({ doc, incoming, rest, by, now }) => {
    const body = bodyOf<sheets_v4.Schema$ValueRange>(incoming, 'ValueRange');
    checkQuery('Resource$Spreadsheets$Values$Update', incoming.query, ['spreadsheetId', 'range', 'requestBody']);
    const place = parseRange(doc, rest ?? '');
    let answer: unknown;
    change(doc, by, (steps) => {
      answer = writeValues(steps, place, body, incoming.query.get('valueInputOption'), now);
    });
    return answer;
  },
  'spreadsheets.values.batchUpdate': ({ doc, incoming, by, now }) => {
    const body = bodyOf<sheets_v4.Schema$BatchUpdateValuesRequest>(incoming, 'BatchUpdateValuesRequest');
    const responses: sheets_v4.Schema$UpdateValuesResponse[] = [];
    change(doc, by, (steps) => {
      for (const one of body.data ?? [])
        responses.push(writeValues(steps, parseRange(doc, one.range ?? ''), one, body.valueInputOption, now));
    });
    const total = (field: 'updatedRows' | 'updatedColumns' | 'updatedCells') =>
      responses.reduce((sum, one) => sum + (one[field] ?? 0), 0);
    return {
      spreadsheetId: doc.id,
      totalUpdatedRows: total('updatedRows'),
      totalUpdatedColumns: total('updatedColumns'),
      totalUpdatedCells: total('updatedCells'),
      totalUpdatedSheets: new Set((body.data ?? []).map(({ range }) => parseRange(doc, range ?? '').sheet)).size,
      responses,
    };
  },
  'spreadsheets.developerMetadata.search': ({ doc, incoming }) => {
    const body = bodyOf<sheets_v4.Schema$SearchDeveloperMetadataRequest>(incoming, 'SearchDeveloperMetadataRequest');
    const filters = body.dataFilters ?? [];
    if (filters.length === 0) throw badRequest('Must specify at least one dataFilter.');
    const matchedDeveloperMetadata = livingMeta(doc).flatMap((one) => {
      const dataFilters = filters.filter((filter) => lookedUp(doc, filter.developerMetadataLookup ?? {}).includes(one));
      return dataFilters.length === 0 ? [] : [{ developerMetadata: metaJson(one), dataFilters }];
    });
    return matchedDeveloperMetadata.length === 0 ? {} : { matchedDeveloperMetadata };
  },
};

function renderingOf(query: URLSearchParams): Rendering {
  return {
    value: query.get('valueRenderOption') ?? 'FORMATTED_VALUE',
    moment: query.get('dateTimeRenderOption') ?? 'SERIAL_NUMBER',
    majorDimension: query.get('majorDimension') ?? 'ROWS',
  };
}

function bodyOf<T>({ body }: Incoming, message: string): T {
  const given = parsed(body);
  checkBody(message, given);
  return given as T;
}

function parsed(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw badFields([{ field: '', description: 'Invalid JSON payload received. Unexpected token.' }]);
  }
}
