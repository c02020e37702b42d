import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { freeId } from './free-id.ts';
import { gridRange } from './grid-range.ts';
import type { Desk } from './human-desk.ts';
import { protectionOf } from './protection.ts';
import { addTable } from './request-tables.ts';
import { newSheet } from './world.ts';

/** What a person does to tabs, and to what is laid over cells. */
export function fileActions({ doc, act, at, tab: tabOf }: Desk) {
  return {
    renameTab(tab: string, title: string): void {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => steps.set(sheet, 'title', title));
    },
    addTab(title: string): void {
      const sheet = newSheet(freeId(doc.sheets.map(({ id }) => id)), title);
      act(sheet, 'INSERT_GRID', null, (steps) => steps.addSheet(sheet, doc.sheets.length));
    },
    deleteTab(tab: string): void {
      const sheet = tabOf(tab);
      act(sheet, 'REMOVE_GRID', null, (steps) => steps.removeSheet(sheet));
    },
    moveTab(tab: string, index: number): void {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => steps.moveSheet(sheet, index));
    },
    hideTab(tab: string): void {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => steps.set(sheet, 'hidden', true));
    },
    /** Makes a table of a range with its header, which every newer spreadsheet offers. */
    makeTable(tab: string, range: string, table: sheets_v4.Schema$Table): void {
      const { sheet, area } = at(tab, range);
      act(sheet, 'OTHER', null, (steps) => {
        addTable(steps, { table: { ...table, range: gridRange(sheet, area) } });
      });
    },
    /** Keeps a range for oneself and those who are named; or only warns. */
    protect(
      tab: string,
      range: string,
      how: 'warn' | { readonly editors: readonly string[]; readonly except?: string },
    ): void {
      const { sheet, area } = at(tab, range);
      const json: sheets_v4.Schema$ProtectedRange = {
        range: gridRange(sheet, area),
        ...(how === 'warn' ? { warningOnly: true } : { editors: { users: [...how.editors] } }),
        ...(how === 'warn' || how.except === undefined
          ? {}
          : { unprotectedRanges: [gridRange(sheet, at(tab, how.except).area)] }),
      };
      act(sheet, 'OTHER', null, (steps) => {
        const id = freeId(doc.sheets.flatMap(({ protections }) => protections.map((one) => one.id)));
        steps.set(sheet, 'protections', [...sheet.protections, protectionOf(steps, json, id).made]);
      });
    },
  };
}
