import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { tick } from '../../adapters/actions/tick.ts';
import type { VerbCall } from '../../adapters/actions/verbs/verb.ts';
import { verbCarrier } from '../../adapters/actions/verbs/verb-carrier.ts';
import { verbNames } from '../../adapters/behaviours/row-answers/verb-names.ts';
import type { Cell } from '../../core/cell.ts';
import { modelOf } from '../settings.ts';
import { stepClock } from '../step-clock.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `tables:
  people:
    title: People
    label: name
    fields:
      name: { type: text, column: Name }
      phone: { type: phone, column: Phone }
status:
  people: { actions: true }
`;
const header = { action: 'Rowcall action', note: 'Rowcall note', state: 'Rowcall', phone: 'Phone' };

async function lay(phone: Cell = '067 123 45 67', people = false): Promise<KeptDesk> {
  const kept = await keptDesk(
    settings,
    [{ title: 'People', headers: ['Name', 'Phone'], rows: [['Ann', phone]] }],
    stepClock('2026-11-22T09:00:00.000Z'),
  );
  await perform(apply, kept.desk, { ...kept.asked, people });
  return kept;
}

/** A person chooses a word in the row, and Rowcall comes by. */
async function choose(kept: KeptDesk, word: string): Promise<void> {
  kept.store.person.type('people', 2, '_action', word);
  await perform(tick, kept.desk, kept.asked);
}

const cellsOf = async (kept: KeptDesk, names: readonly (keyof typeof header)[]) =>
  await Promise.all(names.map(async (name) => (await kept.column('People', header[name]))[0] ?? null));
const row = (kept: KeptDesk) => cellsOf(kept, ['phone', 'state', 'note', 'action']);

describe('what people choose in a row', () => {
  test('“Accept” writes what is suggested there, is answered in the note and cleared', async () => {
    const kept = await lay();
    expect(await row(kept)).toEqual([
      '067 123 45 67',
      '? 1',
      expect.stringMatching(/^Phone: “\+380 67 123 4567”\? Choose Accept/u),
      null,
    ]);

    await choose(kept, 'Accept');

    expect(await row(kept)).toEqual(['+380 67 123 4567', '✓', 'Name: accepted, 1 cell written.', null]);
  });

  test('“Decline” leaves the cell as it is, and it is not suggested again', async () => {
    const kept = await lay();

    await choose(kept, 'decline');
    await perform(tick, kept.desk, kept.asked);

    expect(await row(kept)).toEqual(['067 123 45 67', '✓', 'Name: declined; it stays as you typed it.', null]);
  });

  test('“Undo” takes back what Rowcall wrote, once', async () => {
    const kept = await lay('067 123 45 67', true);
    expect(await row(kept)).toEqual([
      '+380 67 123 4567',
      '✎ 1',
      'Phone: it was “067 123 45 67”. Not right? Choose Undo.',
      null,
    ]);

    await choose(kept, 'Undo');
    await perform(tick, kept.desk, kept.asked);

    expect(await row(kept)).toEqual(['067 123 45 67', '✓', 'Name: undone; it holds again what it held.', null]);
  });

  test('where nothing waits, that is the answer', async () => {
    const kept = await lay('+380 67 123 4567');

    await choose(kept, 'Accept');

    expect(await row(kept)).toEqual(['+380 67 123 4567', '✓', 'Name: nothing waits for your word in this row.', null]);
  });

  test('what is none of the words is cleared', async () => {
    const kept = await lay('+380 67 123 4567');

    await choose(kept, 'Dance');

    expect(await row(kept)).toEqual(['+380 67 123 4567', '✓', null, null]);
  });

  test('the same word may be chosen again', async () => {
    const kept = await lay(null);
    await choose(kept, 'Check');
    kept.store.person.type('people', 2, 'phone', '12');
    await perform(tick, kept.desk, kept.asked);
    expect((await row(kept))[1]).toBe('! 1');

    await choose(kept, 'Check');

    expect((await row(kept)).slice(1)).toEqual([
      '! 1',
      expect.stringMatching(/^Name: checked just now\. · Phone: /u),
      null,
    ]);
  });

  test('is done once, however often the same choice is left at the door', async () => {
    const kept = await lay();
    const asked = { key: 'k', verb: 'accept', table: 'people', id: (await kept.state.records('people', 'all'))[0]!.id };
    const work = { is: 'verb', asked: { ...asked, actor: { is: 'unknown', from: null, to: '' } } } as const;

    expect([await kept.state.file(work), await kept.state.file(work)]).toEqual([true, false]);
    await perform(tick, kept.desk, kept.asked);

    expect(await kept.state.file(work)).toBe(false);
    expect((await kept.state.inbox(10)).length).toBe(0);
  });

  test('what cannot be done for somebody without a name is answered with how to say it', async () => {
    const kept = await lay();
    const [one] = await kept.state.records('people', 'all');
    const model = modelOf(settings);
    const ports = { store: kept.store, state: kept.state, clock: kept.desk.clock, ids: kept.desk.ids };
    const sign = {
      name: 'accept',
      needsPerson: true,
      carry: async ({ actor }: VerbCall) => ({ code: actor.is }),
    } as const;
    const carry = verbCarrier(kept.desk, ports, { model, sections: {} }, null, { sign });
    const asked = { key: 'k', verb: 'sign', table: 'people', id: one!.id };

    expect(await carry({ ...asked, actor: { is: 'unknown', from: null, to: '' } })).toEqual({
      code: 'report.verb.who',
      args: { command: 'rowcall accept' },
    });
    expect(await carry({ ...asked, actor: { is: 'person', id: 'ann', proof: 'token' } })).toEqual({ code: 'person' });
  });

  test.each(['en', 'ru', 'uk'])('the words are in the language of the team: %s', (code) => {
    const { locale, tables } = modelOf(settings, code);
    const { choices } = tables.get('people')!.byKey.get('_action')!.column;

    expect(choices).toEqual(verbNames.map((name) => locale.language.say({ code: `report.verb.${name}` })));
  });
});
