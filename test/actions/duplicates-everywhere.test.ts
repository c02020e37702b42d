import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { duplicatesInBook } from '../../adapters/actions/duplicates-in-book.ts';
import { weekNotice } from '../../adapters/actions/letting-in/week-sentences.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { mode } from '../../adapters/actions/mode.ts';
import { notDuplicate } from '../../adapters/actions/not-duplicate.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { report } from '../../adapters/actions/report.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import { languageByCode } from '../../adapters/languages/index.ts';
import { presentNotice } from '../../core/present-notice.ts';
import { contactHeaders, joiningDesk, joiningTables } from './joining-desk.ts';

const ivan = ['Ivan Petrov', 'ivan@petrov.example', null, null, null, null];
const olena = ['Olena Koval', 'olena@koval.example', null, null, null, null];
const anna = ['Anna Bondar', 'anna@bondar.example', null, null, null, null];

const lay = async (language: string) => {
  const desk = await joiningDesk(
    [
      { title: 'Contacts', headers: contactHeaders, rows: [ivan, olena, anna, ivan, olena] },
      { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
    ],
    `${joiningTables}duplicates:\n  contacts:\n`,
  );
  const asked = { ...desk.asked, settings: desk.asked.settings.replace('language: en', `language: ${language}`) };
  return { ...desk, asked };
};

describe.each(['en', 'ru', 'uk'])('rows that are probably the same, in %s', (code) => {
  const { say } = languageByCode(code)!;

  test('are told with the same reason wherever it is told at all', async () => {
    const desk = await lay(code);
    const { duplicates } = await perform(apply, desk.desk, desk.asked);

    const { groups } = await perform(duplicatesInBook, desk.desk, desk.asked);
    const { questions: waiting } = await perform(questions, desk.desk, desk.asked);
    const reasons = groups.flatMap(({ pairs }) => pairs.map((pair) => pair.reasons));
    const [first = ''] = reasons[0]!.split('; ');

    expect([duplicates, groups.length, waiting.length]).toEqual([2, 2, 2]);
    expect(waiting.map(({ message }) => reasons.some((why) => message.includes(why)))).toEqual([true, true]);
    expect((await desk.row('Contacts', 2))['says']).toContain(`(${first.slice(0, 12)}`);
    expect((await desk.row('Contacts', 2))['check']).toBe('? 1');
    await desk.state.close();
  });

  test('are counted at the end of every call and in the tab, until somebody has said', async () => {
    const desk = await lay(code);
    const shown = () =>
      desk.store
        .tabs()
        .find(({ title }) => title === 'Rowcall')
        ?.rows.find(([label]) => label === say({ code: 'report.questions.duplicate' }))?.[1];

    expect((await perform(tick, desk.desk, desk.asked)).duplicates).toBe(2);
    expect(shown()).toBe('2');
    await perform(merge, desk.desk, { ...desk.asked, table: 'Contacts', rows: ['2', '5'], person: 'Anna' });
    await perform(notDuplicate, desk.desk, { ...desk.asked, table: 'Contacts', rows: ['3', '6'], person: 'Anna' });

    expect((await perform(tick, desk.desk, desk.asked)).duplicates).toBe(0);
    expect(shown()).toBeUndefined();
    await desk.state.close();
  });

  test('stand beside the step from looking on to suggesting, and in the word of the week', async () => {
    const desk = await lay(code);
    const { evidence } = await perform(mode, desk.desk, { ...desk.asked, to: 'act', person: 'Anna' });
    const about = { ...desk.asked, table: 'Contacts', person: 'Anna' };
    await perform(merge, desk.desk, { ...about, rows: ['2', '5'] });
    await perform(unmerge, desk.desk, { ...about, row: '5' });
    await perform(notDuplicate, desk.desk, { ...about, rows: ['3', '6'] });
    const { weeks } = await perform(report, desk.desk, desk.asked);

    expect(evidence).toMatchObject({ duplicates: 2 });
    expect(weeks[0]).toMatchObject({ joined: 1, parted: 1, apart: 1 });
    const notice = weekNotice(weeks[0]!, 1)!;
    const told = presentNotice(desk.loaded().model, { audience: 'staff', language: languageByCode(code)! }, notice);
    const waiting = say({ code: 'report.duplicates.waiting', args: { count: 1 } });
    expect(JSON.stringify(told)).toContain(waiting);
    await desk.state.close();
  });
});
