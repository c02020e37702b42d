import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { contains, intersects } from './a1.ts';
import type { Change } from './change.ts';
import { placeOfGridRange } from './metadata.ts';
import { badRequest } from './refusal.ts';
import type { Area, Doc, Protection, Sheet } from './world.ts';

const ownerOf = (doc: Doc) => doc.permissions.find(({ role }) => role === 'owner')?.emailAddress;

/** Whether somebody may edit what is protected: the owner, the editors named, and all where it only warns. */
export function mayEdit(doc: Doc, { json }: Protection, email: string): boolean {
  return json.warningOnly === true || email === ownerOf(doc) || json.editors?.users?.includes(email) === true;
}

/** Refuses an edit of cells that are kept from whoever makes it. */
export function refuseProtected({ doc, by }: Change, sheet: Sheet, area: Area): void {
  const isClosed = sheet.protections.some(
    (one) => intersects(one.area, area) && !one.except.some((free) => covers(free, area)) && !mayEdit(doc, one, by),
  );
  if (isClosed)
    throw badRequest(
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
}

function covers(outer: Area, inner: Area): boolean {
  return contains(outer, inner.top, inner.left) && contains(outer, inner.bottom - 1, inner.right - 1);
}

/** A protection as somebody asks for it; who asks may always edit it, and so may the owner. */
export function protectionOf(
  { doc, by }: Change,
  given: sheets_v4.Schema$ProtectedRange,
  id: number,
): { readonly sheet: Sheet; readonly made: Protection } {
  const { range, unprotectedRanges = [], editors, ...rest } = given;
  if (range === undefined) throw badRequest('Must specify a range.');
  if (given.warningOnly && editors !== undefined)
    throw badRequest('Editors may not be specified when warningOnly is true.');
  const { sheet, area } = placeOfGridRange(doc, range);
  const except = unprotectedRanges.map((one) => placeOfGridRange(doc, one).area);
  const users = [...new Set([ownerOf(doc) ?? by, by, ...(editors?.users ?? [])])];
  const json = given.warningOnly ? rest : { ...rest, editors: { ...editors, users } };
  return { sheet, made: { id, area, except, json } };
}
