import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Desk } from './human-desk.ts';
import { copied } from './references.ts';
import { orNothing, typedInto } from './values.ts';
import type { Cell, NumberFormat } from './world.ts';
import { hasValue } from './world.ts';

/** What a person does to cells. */
export function cellActions({ doc, now, act, at, tab: tabOf, put, each, text }: Desk) {
  function place(tab: string, range: string, to: string, isCut: boolean): void {
    const { sheet, area } = at(tab, range);
    const target = at(tab, to).area;
    const down = target.top - area.top;
    const across = target.left - area.left;
    const taken = sheet.rows.slice(area.top, area.bottom).map((row) => row.cells.slice(area.left, area.right));
    const moved = (cell: Cell | undefined): Cell | undefined =>
      isCut || cell?.value === undefined || !('formulaValue' in cell.value)
        ? cell
        : { ...cell, value: { formulaValue: copied(cell.value.formulaValue, sheet, doc, down, across) } };
    act(sheet, 'EDIT', area, (steps) => {
      if (isCut) each(area, (row, column) => put(steps, sheet, row, column, undefined));
      each(area, (row, column) =>
        put(steps, sheet, row + down, column + across, moved(taken[row - area.top]?.[column - area.left])),
      );
    });
  }

  function dress(tab: string, range: string, to: (cell: Cell) => Cell): void {
    const { sheet, area } = at(tab, range);
    act(sheet, 'FORMAT', area, (steps) =>
      each(area, (row, column) => put(steps, sheet, row, column, orNothing(to(sheet.rows[row]!.cells[column] ?? {})))),
    );
  }

  return {
    /** Types a text and presses Enter. `false`: a strict drop-down did not take it. */
    type(tab: string, cell: string, typed: string): boolean {
      const { sheet, area } = at(tab, cell);
      const before = sheet.rows[area.top]!.cells[area.left];
      if (!takes(before, typed)) return false;
      act(sheet, 'EDIT', area, (steps) => put(steps, sheet, area.top, area.left, typedInto(doc, before, typed, now())));
      return true;
    },
    /** Types the same text into every cell of a range, as dragging a corner does. */
    fill(tab: string, range: string, typed: string): void {
      const { sheet, area } = at(tab, range);
      act(sheet, 'EDIT', area, (steps) =>
        each(area, (row, column) =>
          put(steps, sheet, row, column, typedInto(doc, sheet.rows[row]!.cells[column], typed, now())),
        ),
      );
    },
    /** Selects and presses Delete: values go, formats stay. */
    clear(tab: string, range: string): void {
      const { sheet, area } = at(tab, range);
      act(sheet, 'EDIT', area, (steps) =>
        each(area, (row, column) => {
          const cell = sheet.rows[row]!.cells[column];
          if (hasValue(cell)) put(steps, sheet, row, column, typedInto(doc, cell, '', now()));
        }),
      );
    },
    /** Pastes texts from elsewhere; a format comes along where it is given, and drop-downs do not stop it. */
    paste(tab: string, cell: string, texts: readonly (readonly string[])[], format?: NumberFormat): void {
      const { sheet, area } = at(tab, cell);
      act(sheet, 'EDIT', area, (steps) => {
        for (const [i, line] of texts.entries())
          for (const [j, one] of line.entries()) {
            const before = sheet.rows[area.top + i]?.cells[area.left + j];
            const dressed = format === undefined ? before : { ...before, format };
            put(steps, sheet, area.top + i, area.left + j, typedInto(doc, dressed, one, now()));
          }
      });
    },
    /** Copies cells within the tab, with formats and drop-downs; formulas follow. */
    copy: (tab: string, range: string, to: string) => place(tab, range, to, false),
    /** Moves cells by cutting; what points at them stays behind here. */
    cut: (tab: string, range: string, to: string) => place(tab, range, to, true),
    format(tab: string, range: string, format: NumberFormat | null): void {
      dress(tab, range, ({ format: _, ...rest }) => (format === null ? rest : { ...rest, format }));
    },
    /** A drop-down; a strict one takes nothing else from people. */
    dropDown(tab: string, range: string, options: readonly string[], strict = true): void {
      const values = options.map((userEnteredValue) => ({ userEnteredValue }));
      const validation = { condition: { type: 'ONE_OF_LIST', values }, strict, showCustomUi: true };
      dress(tab, range, (cell) => ({ ...cell, validation }));
    },
    /** Boxes to tick: empty cells hold FALSE from then on. */
    boxes(tab: string, range: string): void {
      const validation = { condition: { type: 'BOOLEAN' }, strict: true };
      dress(tab, range, (cell) => ({ value: { boolValue: false }, ...cell, validation }));
    },
    /** A text with smart chips or parts that look different. */
    write(
      tab: string,
      cell: string,
      stringValue: string,
      runs: { readonly textRuns?: sheets_v4.Schema$TextFormatRun[]; readonly chipRuns?: sheets_v4.Schema$ChipRun[] },
    ): void {
      const { sheet, area } = at(tab, cell);
      act(sheet, 'EDIT', area, (steps) => {
        const { value, textRuns, chipRuns, ...rest } = sheet.rows[area.top]!.cells[area.left] ?? {};
        put(steps, sheet, area.top, area.left, { ...rest, value: { stringValue }, ...runs });
      });
    },
    /** What is on the screen in one cell. */
    see(tab: string, cell: string): string {
      const { sheet, area } = at(tab, cell);
      return text(sheet, area.top, area.left);
    },
    /** Everything on the screen, without empty ends. */
    screen(tab: string): string[][] {
      const sheet = tabOf(tab);
      const lines = sheet.rows.map((_, row) => {
        const line = sheet.columns.map((_, column) => text(sheet, row, column));
        return line.slice(0, line.findLastIndex((one) => one !== '') + 1);
      });
      return lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1);
    },
  };
}

/** A strict drop-down takes nothing that is not in its list. */
function takes(cell: Cell | undefined, text: string): boolean {
  const rule = cell?.validation;
  if (rule?.strict !== true || text === '' || rule.condition?.type !== 'ONE_OF_LIST') return true;
  return rule.condition.values?.some(({ userEnteredValue }) => userEnteredValue === text) === true;
}
