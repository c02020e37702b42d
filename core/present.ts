import type { Cell } from './cell.ts';
import { cellText } from './cell.ts';
import type { Audience } from './effect.ts';
import type { Field } from './field.ts';
import type { Finding, Severity } from './finding.ts';
import type { Language } from './language.ts';
import type { Model, Table } from './model.ts';
import type { Row } from './record.ts';

/** Who reads it: decides the language and what is masked. */
export interface Viewer {
  readonly audience: Audience;
  readonly language: Language;
}

/** A finding in words. */
export interface Said {
  readonly severity: Severity;
  readonly code: string;
  /** What stands above the column; empty when the finding is about the whole record. */
  readonly column: string;
  readonly message: string;
  readonly remedy: string;
  readonly suggestions: readonly string[];
  readonly others: readonly string[];
}

type Tables = Pick<Model, 'tables'>;

const longestShown = 80;
const masking: ReadonlySet<Audience> = new Set(['channel', 'log']);

/**
 * The only way from a record, or something found about it, to text for people.
 * In channels and logs personal values are masked; elsewhere they are shown whole.
 */
export function presentFinding(model: Tables, viewer: Viewer, finding: Finding, row: Row | null): Said {
  const field = finding.field === undefined ? undefined : model.tables.get(finding.table)?.byKey.get(finding.field);
  const cell = field && row ? (row.cells[field.key] ?? null) : null;
  const suggestions = (finding.suggestions ?? []).map((one) => presentCell(field, viewer, one));
  const args = {
    field: field?.label ?? '',
    value: field ? presentTyped(field, viewer, cell) : '',
    suggestion: suggestions[0] ?? '',
    ...finding.args,
  };
  return {
    severity: finding.severity,
    code: finding.code,
    column: field?.label ?? '',
    message: viewer.language.say({ code: finding.code, args }),
    remedy: viewer.language.say({ code: `${finding.code}.remedy`, args }),
    suggestions,
    others: finding.others ?? [],
  };
}

/** What names a record to people: its label as its field shows it, else its id. Never cut, never masked: it is what links hold. */
export function labelText(table: Table, language: Language, row: Row): string {
  const field = table.byKey.get(table.label);
  const value = field ? (row.values[field.key] ?? null) : null;
  const text = field && value !== null ? field.show(value, language) : '';
  return text === '' ? row.id : text;
}

/** The label as a reader of that audience may see it. */
export function presentLabel({ tables }: Tables, viewer: Viewer, row: Row): string {
  const table = tables.get(row.table)!;
  const field = table.byKey.get(table.label);
  const text = labelText(table, viewer.language, row);
  return short(field ? masked(field, viewer, text) : text);
}

/** A cell as its field shows it; a cell that the field cannot read, as it stands. */
export function presentCell(field: Field | undefined, viewer: Viewer, cell: Cell): string {
  if (field === undefined || cell === null) return short(cellText(cell));
  const parsed = field.parse(cell);
  const shown = parsed.is === 'value' ? field.show(parsed.value, viewer.language) : cellText(cell);
  return short(masked(field, viewer, shown));
}

/** A cell as the person typed it. */
export function presentTyped(field: Field, viewer: Viewer, cell: Cell): string {
  return short(masked(field, viewer, cellText(cell)));
}

function masked(field: Field, viewer: Viewer, text: string): string {
  return field.type.mask && masking.has(viewer.audience) ? field.type.mask(text) : text;
}

/** Cut where a reader has seen enough, never inside a surrogate pair. */
function short(text: string): string {
  const whole = text.toWellFormed();
  if (whole.length <= longestShown) return whole;
  return `${[...whole.slice(0, longestShown)].slice(0, -1).join('')}…`;
}
