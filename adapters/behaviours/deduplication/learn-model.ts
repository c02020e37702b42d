import type { RecordId } from '../../../core/cell.ts';
import type { Row } from '../../../core/record.ts';
import { findDuplicates } from './bulk.ts';
import { encodeColumn } from './column.ts';
import type { Model, Rareness } from './model.ts';
import type { TableMatcher } from './table-matcher.ts';

/** What people have said of pairs of records. */
export interface Decisions {
  readonly same: readonly (readonly [RecordId, RecordId])[];
  readonly apart: readonly (readonly [RecordId, RecordId])[];
}

/** Of fewer rows no share can be told: the shipped model knows more. */
export const fewestRows = 300;
/** Values that are known to be common, by column: those beyond are hardly common, and the model is to stay small. */
const mostListed = 4000;
const digits = 6;

/**
 * Fits a model to the records of a table and to what people have decided: the same for the same, in any order and with any
 * ids. Decisions about records that are not among them are left out.
 */
export async function learnModel(
  { columns, lexicon, textsOf }: TableMatcher,
  rows: readonly Pick<Row, 'id' | 'values'>[],
  decisions: Decisions,
): Promise<{ readonly model: Model; readonly same: number; readonly apart: number }> {
  const places = new Map(rows.map(({ id }, at) => [id, at]));
  const placed = (pairs: Decisions['same']) =>
    pairs.flatMap(([a, b]) => {
      const [one, other] = [places.get(a), places.get(b)];
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
  const texts = rows.map(({ values }) => columns.map(({ key }) => textsOf(values)[key] ?? ''));
  const [same, apart] = [placed(decisions.same), placed(decisions.apart)];
  // Ids say nothing of what a record is, and a spreadsheet read for the first time has none yet.
  const ids = encodeColumn(texts.map((cells) => JSON.stringify(cells)));
  const found = await findDuplicates(
    columns,
    [{ ids, columns: columns.map((_, at) => encodeColumn(texts.map((cells) => cells[at]!))) }],
    lexicon,
    { same, apart },
  );
  return { model: compact(found.model), same: same.length, apart: apart.length };
}

/** The same but for what nobody would notice: numbers in some digits, and only the values that are commonest. */
function compact({ version, classes, levels, values, words }: Model): Model {
  const brief = (share: number) => Number(share.toPrecision(digits));
  return {
    version,
    classes: classes.map(brief),
    levels: levels.map((byClass) => byClass.map((byLevel) => byLevel.map(brief))),
    values: values.map(commonest),
    words: words.map((one) => (one === null ? null : commonest(one))),
  };
}

/** Those that are left out count as the commonest of them: it is safer to take a value for common than for rare. */
function commonest({ rare, listed }: Rareness): Rareness {
  const pairs = Array.from({ length: listed.length / 2 }, (_, i) => [listed[2 * i]!, listed[2 * i + 1]!] as const);
  // In a fixed order: how values came to be known is of no account.
  const sorted = pairs.sort(([a, x], [b, y]) => x - y || a - b);
  const cut = sorted[mostListed]?.[1] ?? rare;
  return { rare: Math.min(rare, cut), listed: sorted.slice(0, mostListed).flat() };
}
