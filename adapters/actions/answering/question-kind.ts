import type { Instant } from '../../../core/cell.ts';
import type { Reason } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Viewer } from '../../../core/present.ts';
import type { Place, Row } from '../../../core/record.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import type { Asker } from '../keeping/person.ts';
import type { Suggestions } from '../suggesting/waiting.ts';

/** What is at hand to put a question into words. */
export interface Asking {
  readonly model: Model;
  readonly viewer: Viewer;
  readonly suggestions: Suggestions;
  /** The record that a record key names, as last read; `undefined` where it was never seen. */
  rowOf(record: string): Row | undefined;
  /** Where a record stands, by its record key; `null` where that is not known. */
  placeOf?(record: string): Place | null;
}

/** One cell as an example of what would change. */
export interface Example {
  readonly row: Row;
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** A question in words. */
export interface Worded {
  /** One or two sentences. */
  readonly message: string;
  /** What stands above the column it is about; absent where it is about more. */
  readonly column?: string;
  readonly examples?: readonly Example[];
}

/** What is at hand to do what an answer says. */
export interface Answering {
  readonly desk: Desk;
  readonly ports: Ports;
  readonly model: Model;
  readonly viewer: Viewer;
  readonly person: Asker;
  /** Where another action finds the same spreadsheet. */
  readonly asked: {
    readonly book?: string | undefined;
    readonly manifest?: string | undefined;
    readonly settings?: string | undefined;
  };
}

/** What came of an answer. */
export interface Done {
  /** `false`: nothing was done and the question stays open. */
  readonly decided: boolean;
  /** What there is to say of it, sentence by sentence. */
  readonly said: readonly Reason[];
  /** How many things could not be done. */
  readonly refused: number;
  /** To be named to `undo`; `null` where nothing was written. */
  readonly cause: string | null;
}

/** An answer that decides a question by itself: nothing is to be done. */
export const noted: Done = { decided: true, said: [], refused: 0, cause: null };

/** What the question was about was settled meanwhile: nothing is left to be decided. */
export const settledMeanwhile: Done = {
  decided: false,
  said: [{ code: 'report.answer.settled' }],
  refused: 0,
  cause: null,
};

/** One answer that can be given, as it is typed, and what it does. */
export interface Choice {
  readonly answer: string;
  readonly does: Reason;
}

/** A kind of question that people decide. */
export interface QuestionKind {
  readonly kind: OpenQuestion['kind'];
  /**
   * Those of this kind that are written down nowhere: they follow from what is found in rows, and are gone with it. Their
   * answers are what `carryOut` leaves behind. Absent: they are kept, with their answers.
   */
  found?(model: Model, state: State, now: Instant): Promise<readonly OpenQuestion[]>;
  /** What can be answered, the harmless first. */
  choices(question: OpenQuestion): readonly Choice[];
  word(asking: Asking, question: OpenQuestion): Worded;
  /** Does what one of the choices says; what is done twice does no harm. */
  carryOut(answering: Answering, question: OpenQuestion, answer: string): Promise<Done>;
}

/** Choices by their words; what each does is said under `report.answer.<topic>.<answer>`. */
export function choicesOf(topic: string, answers: readonly string[]): readonly Choice[] {
  return answers.map((answer) => ({ answer, does: { code: `report.answer.${topic}.${answer}` } }));
}
