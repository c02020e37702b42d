import { RowcallError } from '../../../core/errors.ts';
import type { Outcome } from '../../../core/store.ts';
import { LostAnswer, type sheets_v4 } from '../../vendors/google.ts';
import { type Answer, answerFields, answerOf } from './ask.ts';
import type { Looked, Sight } from './look.ts';
import { allFrom, fewStretches, wholeRows } from './ranges.ts';
import { type Asked, madeId, madeKey, requestsFor } from './requests.ts';
import { verdictOf } from './revoke.ts';
import type { CellWrite, RowWrite } from './row-write.ts';
import { marking } from './write-marks.ts';

type Request = sheets_v4.Schema$Request;

/** What is to be written at one moment. */
export interface Batch {
  readonly rows: readonly RowWrite[];
  readonly looked: ReadonlyMap<number, Looked>;
  /** The name of this call; `null`: nobody will ask what became of it. */
  readonly call: string | null;
  /** What clears away what earlier writes left and nobody needs any more. */
  readonly cleared: readonly Request[];
  /** Under which new records are claimed. */
  readonly made: string;
  /** It is not made later than this, in milliseconds: nobody knows any more where rows stand. */
  readonly startBy: number;
  /** When it must be over, in milliseconds. */
  readonly until: number;
}

/** What came of it, for the rows that were written, and for those of which it is known already. */
export interface Sent {
  readonly rows: readonly RowWrite[];
  /** How the rows stood right after; `null`: nobody knows. */
  readonly after: Answer | null;
  readonly found: ReadonlyMap<CellWrite, boolean>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

const mostTries = 5;
const mostStretches = 200;

/**
 * Writes a batch in one call: all of it or nothing, and what it came to in the same answer. Rows that Google will not
 * take are left out and the others written. Throws `RowcallError` when nothing was written.
 */
export async function send(sight: Sight, batch: Batch): Promise<Sent> {
  const outcomes = new Map<string, Outcome>();
  const unmarked = new Set<string>();
  const mark = batch.call === null ? null : marking(batch.call, 'written', sight.now());
  let { rows, cleared } = batch;
  for (let tries = 1; rows.length > 0; tries++) {
    const asked = requestsFor(rows, { mark, cleared, made: batch.made }, unmarked);
    try {
      const answer = await post(sight, { ...batch, rows }, asked);
      const account = await sight.google.account();
      const found = new Map(
        asked.flatMap(({ finds }, i) =>
          finds === undefined
            ? []
            : [[finds, (answer.replies?.[i]?.findReplace?.occurrencesChanged ?? 0) > 0] as const],
        ),
      );
      return { rows, after: answerOf(answer.updatedSpreadsheet ?? {}, account), found, outcomes };
    } catch (error) {
      if (error instanceof LostAnswer) return { rows, after: null, found: new Map(), outcomes };
      if (!(error instanceof RowcallError) || error.code !== 'vendor.refused' || tries >= mostTries) throw error;
      const wrong = asked[requestOf(error)];
      const { why } = error.details;
      if (wrong?.isMark === true) {
        if (why !== 'made-before' || (await isWritten(sight, batch)) === null) throw error;
        return { rows, after: null, found: new Map(), outcomes };
      }
      if (why === 'made-before') {
        for (const [key, outcome] of await madeBefore(sight, rows, batch.until - sight.now())) {
          if (outcome === null) unmarked.add(key);
          else outcomes.set(key, outcome);
        }
        if (!rows.some(({ key }) => outcomes.has(key) || unmarked.has(key))) throw error;
      } else if (why === 'range') for (const { key } of rows) outcomes.set(key, { is: 'missing' });
      else if (wrong === undefined) throw error;
      else if (wrong.rows.length === 0) cleared = [];
      else for (const { key } of wrong.rows) outcomes.set(key, refused(why === 'protected'));
      rows = rows.filter(({ key }) => !outcomes.has(key));
    }
  }
  return { rows, after: null, found: new Map(), outcomes };
}

/**
 * Whether a call whose mark is there already was carried out before; `null`: there is no such mark. Throws `state.fenced`
 * when somebody has made sure that it never is.
 */
async function isWritten(sight: Sight, { call, until }: Batch): Promise<true | null> {
  const verdict = await verdictOf(sight, call!, until - sight.now());
  switch (verdict) {
    case 'nobody':
      return null;
    case 'written':
      return true;
    case 'revoked':
      throw new RowcallError('state.fenced', 'Another Rowcall has taken over this spreadsheet meanwhile.');
    case 'another':
      throw new RowcallError('vendor.busy', 'Google has not written it; it is tried again.', { retryAfter: 1 });
    default:
      return verdict satisfies never;
  }
}

function refused(isLocked: boolean): Outcome {
  return { is: 'refused', why: isLocked ? 'cell.locked' : 'cell.unwritable' };
}

function requestOf({ details }: RowcallError): number {
  return Number(/\[(\d+)\]/.exec(String(details['request'] ?? ''))?.[1] ?? Number.NaN);
}

async function post(
  { google, spreadsheet, now }: Sight,
  batch: Batch,
  asked: readonly Asked[],
): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
  return await google.write(
    (api, how) =>
      api.spreadsheets.batchUpdate(
        {
          spreadsheetId: spreadsheet,
          fields: `replies(findReplace(occurrencesChanged)),updatedSpreadsheet(${answerFields})`,
          prettyPrint: false,
          requestBody: {
            requests: asked.map(({ request }) => request),
            includeSpreadsheetInResponse: true,
            responseIncludeGridData: true,
            responseRanges: rangesOf(batch),
          },
        },
        how,
      ),
    batch.until - now(),
    Math.max(0, batch.startBy - now()),
  );
}

/** The headers, the rows that are written, wherever their columns are by then, and all below where new ones go. */
function rangesOf({ rows, looked }: Batch): string[] {
  const bySheet = Map.groupBy(rows, ({ bound }) => bound.grid.sheet);
  return [...bySheet].flatMap(([sheet, list]) => {
    const { bound, now } = looked.get(sheet)!;
    const { title } = bound.grid;
    const { row: header } = bound.header;
    const right = 1 + Math.max(bound.binding.id, ...bound.binding.at.values());
    const written = list.flatMap(({ change }) => (change.isNew ? [] : [change.row]));
    const hasNew = written.length < list.length;
    return [
      wholeRows(title, { from: header, to: header }),
      ...fewStretches(written, mostStretches).map((stretch) => wholeRows(title, stretch)),
      ...(hasNew ? [allFrom(title, header + now.order.length, right)] : []),
    ];
  });
}

/**
 * Which new records were made before, although nobody knew: they are as they were made, or a person removed them since.
 * `null`: something else stands in the way of the claim.
 */
async function madeBefore(
  { google, spreadsheet }: Sight,
  rows: readonly RowWrite[],
  within: number,
): Promise<ReadonlyMap<string, Outcome | null>> {
  const fresh = rows.filter(({ change }) => change.isNew);
  const dataFilters = fresh.map(({ key }) => ({ developerMetadataLookup: { metadataId: madeId(key) } }));
  const { matchedDeveloperMetadata = [] } = await google.read(
    (api, how) =>
      api.spreadsheets.developerMetadata.search({ spreadsheetId: spreadsheet, requestBody: { dataFilters } }, how),
    within,
  );
  const claimed = new Map(
    matchedDeveloperMetadata.map(({ developerMetadata }) => [developerMetadata?.metadataId, developerMetadata]),
  );
  return new Map(
    fresh.flatMap(({ key, id }): (readonly [string, Outcome | null])[] => {
      const claim = claimed.get(madeId(key));
      if (claim === undefined) return [];
      const isOurs = claim?.metadataKey?.startsWith(madeKey('')) === true && claim.metadataValue === id;
      return [[key, isOurs ? { is: 'applied', id } : null]];
    }),
  );
}
