import { describe, expect, test } from '@jest/globals';
import type { Audience } from '../../core/effect.ts';
import type { Notice } from '../../core/notice.ts';
import { presentNotice } from '../../core/present-notice.ts';
import { modelOf } from '../settings.ts';

const model = modelOf(`
tables:
  contacts:
    label: phone
    fields:
      phone: { type: phone, column: Phone }
      born: { type: date, column: Born }
`);

const viewer = (audience: Audience) => ({ audience, language: model.locale.language });

const about = (field: string, cell: string): Notice => ({
  reason: { code: 'report.new' },
  cells: { what: { table: 'contacts', field, cell } },
  record: 'contacts/1',
});

describe('a message', () => {
  test('shows a cell as its field does, and masks it where strangers read along', () => {
    const shown = (audience: Audience) => presentNotice(model, viewer(audience), about('phone', '0671234567')).text;

    expect(shown('staff')).toBe('+380 67 123 4567 (new)');
    for (const audience of ['channel', 'log'] as const) expect(shown(audience)).not.toContain('123');
  });

  test('says nothing of a field that the settings do not know any more', () => {
    expect(presentNotice(model, viewer('channel'), about('mobile', '0671234567')).text).not.toContain('067');
  });

  test('leads to its record, and so does each item of many in one', () => {
    const notice = { reason: { code: 'report.messages', args: { count: 2 } }, items: [about('born', '2026-01-02')] };
    const link = (record: string) => `https://sheet.example/${record}`;

    expect(presentNotice(model, viewer('staff'), notice, link)).toEqual({
      text: '2 messages in one:',
      link: null,
      items: [{ text: '2 Jan 2026 (new)', link: 'https://sheet.example/contacts/1', items: [] }],
    });
  });
});
