import { beforeEach, describe, expect, test } from '@jest/globals';
import { answer } from '../../adapters/actions/answer.ts';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { undo } from '../../adapters/actions/undo.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const tables = `tables:
  staff:
    title: Staff
    label: name
    fields:
      name: { type: text }
      aliases: { type: text }
      left_on: { type: date }
  deals:
    title: Deals
    label: title
    fields:
      title: { type: text }
      owner: { type: person }
      stage: { type: choice, options: [New, Won] }
staff: { table: staff, aliases: aliases, left: left_on }
`;
const tabs = [
  {
    title: 'Staff',
    headers: ['Name', 'Aliases', 'Left on'],
    rows: [
      ['Iryna Melnyk', 'Ira', '2026-11-01'],
      ['Taras Bondar', null, null],
      ['Olena Koval', null, null],
    ],
  },
  {
    title: 'Deals',
    headers: ['Title', 'Owner', 'Stage'],
    rows: [
      ['Roof', 'Ira', 'New'],
      ['Door', 'Iryna Melnyk', null],
      ['Wall', 'Iryna Melnyk', 'Won'],
      ['Gate', 'Taras Bondar', 'New'],
    ],
  },
];

let kept: KeptDesk;
const open = async () => (await perform(questions, kept.desk, kept.asked)).questions;
const owners = async () => (await kept.state.records('deals', 'all')).map(({ seen }) => seen['owner']).toSorted();
const say = async (word: string) => {
  const [question] = await open();
  return await perform(answer, kept.desk, { ...kept.asked, question: question!.key, answer: word });
};

beforeEach(async () => {
  kept = await keptDesk(tables, tabs);
  await perform(apply, kept.desk, kept.asked);
});

describe('rows of somebody who has left', () => {
  test('are asked about once, with everybody who may take them', async () => {
    const asked = await open();

    expect(asked).toMatchObject([
      {
        kind: 'hand-over',
        table: 'Staff',
        label: 'Iryna Melnyk',
        answers: [
          { answer: 'Olena Koval', does: 'give them to Olena Koval' },
          { answer: 'Taras Bondar', does: 'give them to Taras Bondar' },
        ],
      },
    ]);
    expect(asked[0]!.message).toContain('2 open rows still name them');
  });

  test('go to whoever is named, but for closed ones; then nothing is asked any more', async () => {
    const given = await say('taras bondar');

    expect(given.said.join(' ')).toContain('2 rows are with Taras Bondar now.');
    expect(await owners()).toEqual(['Iryna Melnyk', 'Taras Bondar', 'Taras Bondar', 'Taras Bondar']);
    expect(await open()).toEqual([]);
  });

  test('come back in one step', async () => {
    const { cause } = await say('Taras Bondar');
    await perform(undo, kept.desk, { ...kept.asked, cause: cause! });

    expect(await owners()).toEqual(['Ira', 'Iryna Melnyk', 'Iryna Melnyk', 'Taras Bondar']);
    expect(await open()).toHaveLength(1);
  });

  test('whoever is not in the list cannot take them', async () => {
    await expect(say('Zoe')).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await open()).toHaveLength(1);
  });
});
