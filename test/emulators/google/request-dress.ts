import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Change } from './change.ts';
import { writeMask } from './field-mask.ts';
import { freeId } from './free-id.ts';
import { placeOfGridRange, sheetById } from './metadata.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { bandingJson } from './spreadsheet-json.ts';
import type { Look, Sheet } from './world.ts';

type Reply = sheets_v4.Schema$Response;

/** Lays coloured bands over a range. */
export function addBanding(steps: Change, request: sheets_v4.Schema$AddBandingRequest): Reply {
  const { range = {}, bandedRangeId, ...json } = request.bandedRange ?? {};
  const { sheet, area } = placeOfGridRange(steps.doc, range);
  const taken = steps.doc.sheets.flatMap(({ bandings }) => bandings.map(({ id }) => id));
  const made = { id: bandedRangeId ?? freeId(taken), area, json };
  if (taken.includes(made.id)) throw badRequest(`A banded range with ID ${made.id} already exists.`);
  steps.set(sheet, 'bandings', [...sheet.bandings, made]);
  return { addBanding: { bandedRange: bandingJson(sheet, made) } };
}

/** Lays bands over another range. */
export function updateBanding(steps: Change, request: sheets_v4.Schema$UpdateBandingRequest): void {
  const { bandedRangeId, range = {} } = request.bandedRange ?? {};
  const sheet = steps.doc.sheets.find(({ bandings }) => bandings.some(({ id }) => id === bandedRangeId));
  if (sheet === undefined) throw badRequest(`No banded range with id: ${bandedRangeId}`);
  for (const path of writeMask(request.fields, 'BandedRange'))
    if (path !== 'range') throw notEmulated(`the field ${path} of bands`);
  const { area } = placeOfGridRange(steps.doc, range);
  steps.set(
    sheet,
    'bandings',
    sheet.bandings.map((one) => (one.id === bandedRangeId ? { ...one, area } : one)),
  );
}

/** Formats cells by a condition, before all others or at a place among them. */
export function addConditionalFormatRule(
  steps: Change,
  request: sheets_v4.Schema$AddConditionalFormatRuleRequest,
): void {
  const { sheet, look } = lookOf(steps, request.rule);
  const at = request.index ?? 0;
  steps.set(sheet, 'looks', [...sheet.looks.slice(0, at), look, ...sheet.looks.slice(at)]);
}

/** Puts another format by condition into the place of one. */
export function updateConditionalFormatRule(
  steps: Change,
  request: sheets_v4.Schema$UpdateConditionalFormatRuleRequest,
): Reply {
  const sheet = sheetById(steps.doc, request.sheetId);
  const at = request.index ?? 0;
  if (sheet.looks[at] === undefined) throw badRequest(`No conditional format on sheet: ${sheet.id} at index: ${at}`);
  const { look } = lookOf(steps, request.rule);
  steps.set(
    sheet,
    'looks',
    sheet.looks.map((one, i) => (i === at ? look : one)),
  );
  return { updateConditionalFormatRule: { newIndex: at } };
}

function lookOf(
  steps: Change,
  rule: sheets_v4.Schema$ConditionalFormatRule = {},
): { readonly sheet: Sheet; readonly look: Look } {
  const { ranges = [], ...json } = rule;
  const [first, ...others] = ranges.map((range) => placeOfGridRange(steps.doc, range));
  if (first === undefined) throw badRequest('Must specify at least one range.');
  if (others.some(({ sheet }) => sheet !== first.sheet)) throw badRequest('All ranges must be on the same sheet.');
  return { sheet: first.sheet, look: { areas: [first, ...others].map(({ area }) => area), json } };
}

/** Protects another range than before. */
export function updateProtectedRange(steps: Change, request: sheets_v4.Schema$UpdateProtectedRangeRequest): void {
  const { protectedRangeId, range = {} } = request.protectedRange ?? {};
  const sheet = steps.doc.sheets.find(({ protections }) => protections.some(({ id }) => id === protectedRangeId));
  if (sheet === undefined) throw badRequest(`No protected range with ID: ${protectedRangeId}`);
  for (const path of writeMask(request.fields, 'ProtectedRange'))
    if (path !== 'range') throw notEmulated(`the field ${path} of a protection`);
  const { area } = placeOfGridRange(steps.doc, range);
  steps.set(
    sheet,
    'protections',
    sheet.protections.map((one) => (one.id === protectedRangeId ? { ...one, area } : one)),
  );
}
