import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Change } from './change.ts';
import { badRequest, notEmulated, Refusal } from './refusal.ts';
import { appendCells, repeatCell, setDataValidation, updateCells } from './request-cells.ts';
import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  sortRange,
  updateDimensionProperties,
} from './request-dimensions.ts';
import {
  addBanding,
  addConditionalFormatRule,
  updateBanding,
  updateConditionalFormatRule,
  updateProtectedRange,
} from './request-dress.ts';
import { findReplace } from './request-find.ts';
import { createDeveloperMetadata, deleteDeveloperMetadata } from './request-metadata.ts';
import { addTable, updateTable } from './request-tables.ts';
import {
  addProtectedRange,
  addSheet,
  clearBasicFilter,
  deleteProtectedRange,
  deleteSheet,
  mergeCells,
  setBasicFilter,
  updateSheetProperties,
} from './request-tabs.ts';

type Request = sheets_v4.Schema$Request;
type Reply = sheets_v4.Schema$Response;
type Carry<K extends keyof Request, R> = (steps: Change, request: NonNullable<Request[K]>, now: string) => R;

/** Requests whose reply is empty. */
const silent: { readonly [K in keyof Request]?: Carry<K, void> } = {
  updateCells,
  appendCells,
  repeatCell,
  setDataValidation,
  insertDimension,
  appendDimension,
  deleteDimension,
  moveDimension,
  updateDimensionProperties,
  sortRange,
  deleteProtectedRange,
  updateTable,
  deleteSheet,
  updateSheetProperties,
  mergeCells,
  setBasicFilter,
  clearBasicFilter,
  updateBanding,
  addConditionalFormatRule,
  updateProtectedRange,
};

/** Requests that say what came of them. */
const answering: { readonly [K in keyof Request]?: Carry<K, Reply> } = {
  findReplace: (steps, request, now) => ({ findReplace: findReplace(steps, request, now) }),
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  addProtectedRange,
  addTable,
  addSheet,
  addBanding,
  updateConditionalFormatRule,
};

/** The names of every kind of request that is emulated. */
export const requestKinds: readonly string[] = [...Object.keys(silent), ...Object.keys(answering)];

/** Carries out the requests one after another; the first that is refused throws. */
export function batchUpdate(steps: Change, requests: readonly Request[], now: string): Reply[] {
  if (requests.length === 0) throw badRequest('Must specify at least one request.');
  if (requests.length > 100_000) throw badRequest('Cannot exceed 100000 requests in a single batch.');
  return requests.map((request, i) => carryOut(steps, request, i, now));
}

function carryOut(steps: Change, request: Request, index: number, now: string): Reply {
  const kinds = Object.keys(request) as (keyof Request)[];
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1)
    throw badRequest(`Invalid requests[${index}]: exactly one kind must be set.`);
  const quiet = silent[kind] as Carry<typeof kind, void> | undefined;
  const speaking = answering[kind] as Carry<typeof kind, Reply> | undefined;
  if (quiet === undefined && speaking === undefined) throw notEmulated(`the request ${kind}`);
  try {
    quiet?.(steps, request[kind]!, now);
    return speaking?.(steps, request[kind]!, now) ?? {};
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 400) throw error;
    throw badRequest(`Invalid requests[${index}].${kind}: ${error.message}`);
  }
}
