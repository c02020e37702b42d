import { describe, expect, test } from '@jest/globals';
import type { Audience } from '../../core/effect.ts';
import { presentCell, presentFinding, presentLabel } from '../../core/present.ts';
import { toRow } from '../../core/record.ts';
import { modelOf } from '../settings.ts';

const model = modelOf(`
tables:
  contacts:
    label: phone
    fields:
      phone: { type: phone, column: Phone }
      born: { type: date, column: Born }
      name: { type: text, column: Name }
`);
const contacts = model.tables.get('contacts')!;
const row = toRow(contacts, { id: '000000000001', cells: { phone: '+380671234567', born: '03/04/2026', name: null } });
const viewer = (audience: Audience) => ({ audience, language: model.locale.language });

describe('core/present', () => {
  test('staff see a phone whole, a channel and a log do not', () => {
    const shown = (audience: Audience) => presentLabel(model, viewer(audience), row);

    expect(shown('staff')).toBe('+380 67 123 4567');
    for (const audience of ['channel', 'log'] as const) expect(shown(audience)).not.toContain('123');
  });

  test('what a person typed is masked too, in the sentence of a finding', () => {
    const finding = {
      code: 'phone.too-long',
      severity: 'error',
      table: 'contacts',
      record: row.id,
      field: 'phone',
    } as const;

    expect(presentFinding(model, viewer('staff'), finding, row).message).toContain('671234567');
    expect(presentFinding(model, viewer('log'), finding, row).message).not.toContain('671234567');
  });

  test('a question comes with its answers, in the words of the language', () => {
    const { wrong } = row;
    const finding = { ...wrong['born']!, severity: 'error', table: 'contacts', record: row.id, field: 'born' } as const;

    expect(presentFinding(model, viewer('staff'), finding, row)).toMatchObject({
      column: 'Born',
      suggestions: ['3 Apr 2026', '4 Mar 2026'],
    });
  });

  test('a long text is cut, and never inside a letter', () => {
    const shown = presentCell(contacts.byKey.get('name'), viewer('staff'), '😀'.repeat(60));

    expect(shown.endsWith('…')).toBe(true);
    expect(shown.isWellFormed()).toBe(true);
  });

  test('a record without a label is named by its id', () => {
    expect(presentLabel(model, viewer('staff'), toRow(contacts, { id: '000000000002', cells: {} }))).toBe(
      '000000000002',
    );
  });
});
