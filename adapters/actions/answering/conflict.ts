import type { Cell } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentFinding, presentTyped } from '../../../core/present.ts';
import { recordKey } from '../../../core/record.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Answering, Done, QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';

/** How often a row may change otherwise while its cell is being written. */
const tries = 3;

/** Two wanted the same cell: what stands there stays, or the other value takes its place. */
export const conflict: QuestionKind = {
  kind: 'conflict',
  choices: () => choicesOf('conflict', ['keep', 'other']),
  word({ model, viewer, rowOf }, question) {
    const contested = contestedCell(model, question);
    const by = String(question.args['by'] ?? '');
    const say = (kept: string, other: string, isChanged: boolean) =>
      viewer.language.say({
        code: 'report.question.conflict',
        args: { kept: quoted(viewer, kept), other: quoted(viewer, other), by, isBySomebody: by !== '', isChanged },
      });
    if (contested === null)
      return { message: say(String(question.args['kept'] ?? ''), String(question.args['other'] ?? ''), false) };
    const { field, kept, other } = contested;
    const now = rowOf(question.about[0] ?? '')?.cells[field.key] ?? kept;
    return {
      message: say(presentTyped(field, viewer, now), presentTyped(field, viewer, other), !sameCell(now, kept)),
      column: field.label,
    };
  },
  async carryOut(answering, question, answer) {
    return answer === 'keep' ? noted : await writeOther(answering, question);
  },
};

interface Contested {
  readonly table: string;
  readonly id: string;
  readonly field: Field;
  readonly kept: Cell;
  readonly other: Cell;
}

/** The cell it is about; `null` where the settings do not know its column any more. */
function contestedCell({ tables }: Model, { patch }: OpenQuestion): Contested | null {
  const [name = ''] = Object.keys(patch?.set ?? {});
  const field = tables.get(patch?.table ?? '')?.byKey.get(name);
  if (patch === undefined || field === undefined) return null;
  const { table, id, expect, set } = patch;
  return { table, id, field, kept: expect[name] ?? null, other: set[name] ?? null };
}

function quoted({ language }: Viewer, text: string): string {
  return language.say({ code: 'report.quoted', args: { text, isEmpty: text === '' } });
}

/** Writes the other value as the person's wish, if the cell still holds what they were shown. */
async function writeOther({ desk, ports, model, viewer, person }: Answering, question: OpenQuestion): Promise<Done> {
  const contested = contestedCell(model, question);
  if (contested === null) return refused({ code: 'report.answer.no-column' });
  const { table, id, field, kept, other } = contested;
  let why: Done['said'][number] = { code: 'report.answer.changed-since' };
  for (let left = tries; left > 0; left--) {
    const [record] = await ports.state.records(table, [id]);
    if (record === undefined || record.gone) return refused({ code: 'report.answer.row-gone' });
    const now = record.seen[field.key] ?? null;
    if (sameCell(now, other)) return { ...noted, said: [{ code: 'report.answer.holds-already' }] };
    if (!sameCell(now, kept)) return refused({ code: 'report.answer.changed-since' });

    const key = ports.ids.fresh();
    const request = {
      key,
      cause: key,
      actor: person,
      edits: [{ table, id, set: { [field.key]: other } }],
      creates: [],
      // What a person chose is left as they chose it.
      pin: true,
      shown: { [recordKey(table, id)]: record.revision },
    };
    const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
    const finding = answers.get(key) ?? null;
    if (finding === null) return { ...noted, said: [{ code: 'report.answer.written' }], cause: key };
    why = { code: 'report.refused', args: { why: presentFinding(model, viewer, finding, null).message } };
    // Something else in the row was changed meanwhile: it is looked at again.
    if (finding.code !== 'request.stale' && finding.code !== 'request.conflict') break;
  }
  return refused(why);
}

function refused(why: Done['said'][number]): Done {
  return { decided: false, said: [why], refused: 1, cause: null };
}
