import { behaviours } from '../adapters/behaviours/index.ts';
import { fieldTypes } from '../adapters/fields/index.ts';
import { languages } from '../adapters/languages/index.ts';
import { senderKinds, usualSender } from '../adapters/senders/index.ts';
import { storeKinds } from '../adapters/stores/index.ts';
import type { FieldType } from '../core/field.ts';
import type { Language } from '../core/language.ts';
import type { Behaviour } from '../core/rule.ts';
import type { SenderKind } from '../core/sender.ts';
import type { StoreKind } from '../core/store.ts';

/** The registries that settings are made of. */
export interface Kinds {
  readonly fieldTypes: readonly FieldType[];
  readonly storeKinds: readonly StoreKind[];
  readonly senderKinds: readonly SenderKind[];
  /** The one way of sending there is where the settings name none. */
  readonly usualSender: SenderKind;
  /** In order of application. */
  readonly behaviours: readonly Behaviour[];
  readonly languages: readonly Language[];
}

/** Every kind that Rowcall knows. */
export const kinds: Kinds = { fieldTypes, storeKinds, senderKinds, usualSender, behaviours, languages };
