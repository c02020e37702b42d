import type { Actor } from '../../../core/actor.ts';
import type { Reason } from '../../../core/finding.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Kept, State } from '../../../core/state.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { VerbName } from '../../behaviours/row-answers/verb-names.ts';
import type { Desk } from '../calling/desk.ts';
import type { Foresight } from './foresight.ts';

/** What a verb works with: the row in which it was chosen, as it is known now. */
export interface VerbCall {
  readonly desk: Desk;
  readonly ports: Ports;
  readonly model: Model;
  /** What the settings say to each behaviour, by its name. */
  readonly sections: Loaded['sections'];
  readonly table: Table;
  readonly kept: Kept;
  readonly actor: Actor;
  /** Names this one choice: what is asked for under it is done once. */
  readonly key: string;
}

/** A row in which a verb may come to be done, as it is known now. */
export interface VerbRow extends Pick<VerbCall, 'desk' | 'model' | 'sections' | 'table' | 'kept'> {
  readonly state: State;
}

/** One thing that people may choose in a row. */
export interface Verb {
  readonly name: VerbName;
  /** It cannot be done for somebody whose name nobody knows. */
  readonly needsPerson?: true;
  /** The command that does the same; absent: that of its name. */
  readonly command?: string;
  /** What it would do, for whoever is asked whether they mean it; absent: its name says all there is to say. */
  foresee?(row: VerbRow): Promise<Foresight>;
  /** Does it, and answers what the row is to say. Done again after a crash, it must do no more than once. */
  carry(call: VerbCall): Promise<Reason>;
}
