import { describe, expect, test } from '@jest/globals';
import { answer } from '../../adapters/actions/answer.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { history } from '../../adapters/actions/history.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { undo } from '../../adapters/actions/undo.ts';
import type { AskedDesk } from './asked-desk.ts';
import { askedDesk } from './asked-desk.ts';

const give = (kept: AskedDesk, question: string, word: string, person = 'Olena') =>
  perform(answer, kept.desk, { ...kept.asked, question, answer: word, person });
const open = async (kept: AskedDesk) =>
  (await perform(questions, kept.desk, kept.asked)).questions.map(({ key }) => key);
const stages = (kept: AskedDesk) => kept.column('People', 'Stage');
const phones = (kept: AskedDesk) => kept.column('People', 'Phone');
const typedPhones = ['067 123 45 67', '0677654321'];
const neatPhones = ['+380 67 123 4567', '+380 67 765 4321'];

describe('answer', () => {
  test('knows a question by its short name as by its key', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    const [asked] = (await perform(questions, kept.desk, kept.asked)).questions;

    const answered = await give(kept, asked!.short.toUpperCase(), 'keep');

    expect(answer.output.parse(answered)).toEqual(answered);
    expect(answered).toMatchObject({ answer: 'keep', before: false, refused: 0, cause: null });
    expect(await open(kept)).toEqual([]);
  });

  test('the first answer counts: the second is told what was answered, by whom and when', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    await give(kept, 'conflict/1', 'keep', 'Olena');

    const again = await give(kept, 'conflict/1', 'other', 'Taras');

    expect(again).toMatchObject({ answer: 'keep', before: true, cause: null });
    expect(again.said).toEqual([
      expect.stringMatching(/^That was answered before: keep, by Olena on 2026-11-22 11:\d\d\.$/),
    ]);
    expect(await stages(kept)).toEqual(['New', 'Won']);
  });

  test('a question that was settled without anybody’s word says so', async () => {
    const kept = await askedDesk();
    await kept.ask({ key: 'conflict/1', kind: 'conflict', answer: 'forgotten' });
    expect(await give(kept, 'conflict/1', 'keep')).toMatchObject({
      before: true,
      said: ['That is settled already.'],
    });
  });

  test('of two who answer at the same moment one counts, and the other is told', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    const both = await Promise.all([
      give(kept, 'conflict/1', 'keep', 'Olena'),
      give(kept, 'conflict/1', 'keep', 'Taras'),
    ]);
    expect(both.map(({ before }) => before).sort()).toEqual([false, true]);
  });

  test('a word that is no answer is told with what was meant and everything that can be said', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    await expect(give(kept, 'conflict/1', 'othr')).rejects.toMatchObject({
      code: 'request.invalid',
      message: '"othr" is no answer to it. Did you mean "other"? It can be: keep, other.',
    });
    expect(await open(kept)).toEqual(['conflict/1']);
  });

  test('yes and no may be said in the language of the team', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');
    const settings = kept.asked.settings.replace('language: en', 'language: uk');
    const answered = await perform(answer, kept.desk, {
      ...kept.asked,
      settings,
      question: 'guard/1',
      answer: 'Ні',
    });
    expect(answered.answer).toBe('no');
  });

  test('a name that no question has is refused, and so is a suggestion', async () => {
    const kept = await askedDesk();
    const [suggested] = await kept.state.questions({ open: true, limit: 1 });
    await expect(give(kept, 'zzzz', 'yes')).rejects.toMatchObject({ code: 'question.not-found' });
    await expect(give(kept, suggested!.key, 'yes')).rejects.toMatchObject({
      code: 'request.invalid',
      message: expect.stringContaining('rowcall accept'),
    });
  });

  test('a kind that only a later version knows is refused and stays open', async () => {
    const kept = await askedDesk();
    await kept.ask({ key: 'later/1', kind: 'later' as 'duplicate' });
    await expect(give(kept, 'later/1', 'yes')).rejects.toMatchObject({ code: 'question.unknown-kind' });
    expect(await open(kept)).toEqual(['later/1']);
  });
});

describe('two people changed a cell', () => {
  test('the other value is written as the wish of whoever chose it, and can be undone', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');

    const answered = await give(kept, 'conflict/1', 'other', 'Taras');

    expect(answered.said).toEqual(['Noted: write the other value.', 'The other value stands there now.']);
    expect(await stages(kept)).toEqual(['Lost', 'Won']);
    expect((await perform(history, kept.desk, { ...kept.asked, limit: 1 })).lines).toMatchObject([
      { who: 'Taras', label: 'Ann', cells: [{ column: 'Stage', from: 'New', to: 'Lost' }] },
    ]);
    await perform(undo, kept.desk, { ...kept.asked, cause: answered.cause! });
    expect(await stages(kept)).toEqual(['New', 'Won']);
  });

  test('a value typed since is never written over: the question stays and says so', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    kept.store.person.type('people', 2, 'stage', 'Won');

    const answered = await give(kept, 'conflict/1', 'other');

    expect(answered).toMatchObject({ answer: '', refused: 1, cause: null });
    expect(answered.said).toEqual([expect.stringContaining('the cell was changed since')]);
    expect(await stages(kept)).toEqual(['Won', 'Won']);
    expect(await open(kept)).toContain('conflict/1');
  });

  test('another cell of the row typed since does not stand in the way', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    kept.store.person.type('people', 2, 'name', 'Anna');

    expect((await give(kept, 'conflict/1', 'other')).refused).toBe(0);
    expect(await stages(kept)).toEqual(['Lost', 'Won']);
    expect(await kept.column('People', 'Name')).toEqual(['Anna', 'Bob', 'Cid']);
  });

  test('a row that is gone cannot be written, and a value that stands already need not be', async () => {
    const [gone, there] = [await askedDesk(), await askedDesk()];
    await gone.askConflict('conflict/1', 'New', 'Lost');
    gone.store.person.remove('people', 2);
    await perform(apply, gone.desk, gone.asked);
    await there.askConflict('conflict/1', 'Won', 'New');

    expect((await give(gone, 'conflict/1', 'other')).said).toEqual([
      'Nothing was written: that row is no longer there.',
    ]);
    expect((await give(there, 'conflict/1', 'other')).said).toContain('The cell holds that value already.');
    expect([await open(gone), await open(there)]).toEqual([['conflict/1'], []]);
  });

  test('a crash between the write and the answer does no harm: answering again finds it written', async () => {
    const kept = await askedDesk();
    await kept.askConflict('conflict/1', 'New', 'Lost');
    const failing = {
      ...kept.desk,
      openState: async () => ({
        ...kept.state,
        close: async () => {},
        resolve: async () => {
          throw new Error('cut off');
        },
      }),
    };
    await expect(perform(answer, failing, { ...kept.asked, question: 'conflict/1', answer: 'other' })).rejects.toThrow(
      'cut off',
    );

    expect(await give(kept, 'conflict/1', 'other')).toMatchObject({ answer: 'other', before: false, refused: 0 });
    expect(await stages(kept)).toEqual(['Lost', 'Won']);
  });
});

describe('much would change at once', () => {
  test('yes writes every cell that was held back, and nothing else', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');

    const answered = await give(kept, 'guard/1', 'yes', 'Taras');

    expect(answered.said).toEqual(['Noted: change them all.', '2 cells written.']);
    expect(await phones(kept)).toEqual(neatPhones);
    await perform(undo, kept.desk, { ...kept.asked, cause: answered.cause! });
    expect(await phones(kept)).toEqual(typedPhones);
  });

  test('yes leaves alone a cell that somebody has changed since', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');
    kept.store.person.type('people', 2, 'phone', '+380 50 000 0000');
    await perform(apply, kept.desk, kept.asked);

    const answered = await give(kept, 'guard/1', 'yes');

    expect(answered.said[1]).toBe('1 cell written.');
    expect(await phones(kept)).toEqual(['+380 50 000 0000', neatPhones[1]]);
    expect(await open(kept)).toEqual([]);
  });

  test('no leaves the cells as they are, and they are not suggested again', async () => {
    const kept = await askedDesk();
    await kept.holdBack('guard/1');

    await give(kept, 'guard/1', 'no');
    const applied = await perform(apply, kept.desk, kept.asked);

    expect([applied.waiting, applied.questions]).toEqual([0, 0]);
    expect(await phones(kept)).toEqual(typedPhones);
  });

  test('for new settings the answer is all that is needed', async () => {
    const kept = await askedDesk();
    await kept.ask({ key: 'guard/model/f', kind: 'guard', args: { what: 'model', count: 3, records: 3 } });
    expect(await give(kept, 'guard/model/f', 'yes')).toMatchObject({ answer: 'yes', cause: null });
    expect((await kept.state.question('guard/model/f'))?.answer).toBe('yes');
  });
});

describe('a spreadsheet that may be a copy', () => {
  const asks = { key: 'copy/1', kind: 'copy', args: { here: 'this/file', known: 'that/file' } } as const;

  test('is remembered as the one when a person says that it is', async () => {
    const kept = await askedDesk();
    await kept.ask(asks);
    await give(kept, 'copy/1', 'same');
    expect(await kept.state.identity()).toBe('this/file');
  });

  test('stays unknown when it is a copy', async () => {
    const kept = await askedDesk();
    await kept.ask(asks);
    await give(kept, 'copy/1', 'copy');
    expect([await kept.state.identity(), (await kept.state.question('copy/1'))?.answer]).toEqual([null, 'copy']);
  });
});

describe('a message of which nobody knows', () => {
  test('that was sent is never sent again', async () => {
    const kept = await askedDesk();
    await kept.send('reminder/a/1', 'unknown');
    await give(kept, 'unknown-effect/reminder/a/1/1', 'sent');
    expect(await kept.state.claim(kept.desk.clock.now(), 10)).toEqual([]);
  });

  test('that was not is sent again, and who said so is known', async () => {
    const kept = await askedDesk();
    await kept.send('reminder/a/1', 'unknown');
    await give(kept, 'unknown-effect/reminder/a/1/1', 'again', 'Taras');

    expect(await kept.state.claim(kept.desk.clock.now(), 10)).toMatchObject([{ attempt: 2 }]);
    expect((await give(kept, 'unknown-effect/reminder/a/1/1', 'sent')).said[0]).toContain('again, by Taras');
  });

  test('that failed for good is tried once more when a person wants it, else never', async () => {
    const [again, fine] = [await askedDesk(), await askedDesk()];
    for (const kept of [again, fine]) await kept.send('reminder/1', 'failed');
    await give(again, 'alarm/effect/reminder/1/1', 'again');
    await give(fine, 'alarm/effect/reminder/1/1', 'fine');
    expect(await again.state.claim(again.desk.clock.now(), 10)).toMatchObject([{ attempt: 2 }]);
    expect(await fine.state.claim(fine.desk.clock.now(), 10)).toEqual([]);
  });
});
