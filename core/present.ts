import type { Cell } from './cell.ts';
import { cellText } from './cell.ts';
import type { Audience } from './effect.ts';
import type { Field } from './field.ts';
import type { Args, Finding, Severity } from './finding.ts';
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
 * In channels and logs personal values are masked; elsewhere they are shown whole. `longest`: what is put into the
 * sentences is cut to so many characters.
 */
export function presentFinding(
  model: Tables,
  viewer: Viewer,
  finding: Finding,
  row: Row | null,
  longest = Number.POSITIVE_INFINITY,
): Said {
  const field = finding.field === undefined ? undefined : model.tables.get(finding.table)?.byKey.get(finding.field);
  const cell = field && row ? (row.cells[field.key] ?? null) : null;
  const suggestions = (finding.suggestions ?? []).map((one) => presentCell(field, viewer, one));
  const all = {
    field: field?.label ?? '',
    value: field ? presentTyped(field, viewer, cell) : '',
    suggestion: suggestions[0] ?? '',
    ...finding.args,
    ...reasonsIn(model, viewer, finding),
  };
  const args = longest === Number.POSITIVE_INFINITY ? all : shortened(all, longest);
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

/** Why a finding is so, in words, the weightiest first; empty where it does not say. */
export function presentReasons(
  { tables }: Tables,
  viewer: Viewer,
  { table, reasons = [] }: Pick<Finding, 'table' | 'reasons'>,
): readonly string[] {
  return reasons.map(({ code, field: key, one, other }) => {
    const field = tables.get(table)?.byKey.get(key);
    // Of a field that is gone nobody can say whether it must be masked.
    const shown = (text: string) => (field === undefined ? '' : masked(field, viewer, text));
    return viewer.language.say({ code, args: { column: field?.label ?? '', one: shown(one), other: shown(other) } });
  });
}

/** A finding that says why names the other record too, whose name is masked as its field demands. */
function reasonsIn(model: Tables, viewer: Viewer, finding: Finding): Args {
  if (finding.reasons === undefined) return {};
  const said = presentReasons(model, viewer, finding);
  const table = model.tables.get(finding.table);
  const label = table?.byKey.get(table.label);
  const name = finding.args?.['name'];
  return {
    reason: said[0] ?? '',
    reasons: said.join('; '),
    ...(label !== undefined && typeof name === 'string' && { name: masked(label, viewer, name) }),
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

/** What the team says in its own words is said whole, or not at all. */
const sentences: ReadonlySet<string> = new Set(['why', 'fix']);

function shortened(args: Args, longest: number): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' && !sentences.has(name) ? short(value, longest) : value,
    ]),
  );
}

/** Cut where a reader has seen enough, never inside a surrogate pair. */
export function short(text: string, longest = longestShown): string {
  const whole = text.toWellFormed();
  if (whole.length <= longest) return whole;
  return `${[...whole.slice(0, longest)].slice(0, -1).join('').trimEnd()}…`;
}
