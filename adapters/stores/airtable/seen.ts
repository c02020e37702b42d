import type { Cells, Instant, RecordId, TableKey } from '../../../core/cell.ts';
import type { Snapshot } from '../../../core/store.ts';

/** What was read a moment ago: good enough to compare with before something is written. */
export interface Seen {
  note(snapshot: Snapshot, at: Instant): void;
  /** What a record held; `absent`: all of its table was read and it was not there; `null`: nobody has looked just now. */
  of(table: TableKey, id: RecordId, now: Instant): Cells | 'absent' | null;
  /** What we write ourselves is not what was read. */
  forget(): void;
}

const freshFor = 5000;
/** Of more than that nothing is kept: a large table would stay in memory for the sake of a few records. */
const mostKept = 5000;

export function openSeen(): Seen {
  let at = 0;
  let tables = new Map<TableKey, { readonly complete: boolean; readonly records: ReadonlyMap<RecordId, Cells> }>();
  return {
    note(snapshot, began) {
      at = Date.parse(began);
      tables = new Map(
        [...snapshot.tables].flatMap(([key, { records, complete }]) =>
          records.length > mostKept
            ? []
            : [[key, { complete, records: new Map(records.map(({ id, cells }) => [id!, cells])) }]],
        ),
      );
    },
    of(table, id, now) {
      const known = tables.get(table);
      if (known === undefined || Date.parse(now) - at > freshFor) return null;
      return known.records.get(id) ?? (known.complete ? 'absent' : null);
    },
    forget() {
      tables = new Map();
    },
  };
}
