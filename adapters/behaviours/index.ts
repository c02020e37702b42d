import type { Behaviour } from '../../core/rule.ts';
import { duplicates } from './duplicates.ts';
import { joined } from './joined.ts';
import { references } from './references.ts';
import { rules } from './rules.ts';
import { staff } from './staff.ts';
import { stages } from './stages.ts';
import { status } from './status.ts';
import { territories } from './territories.ts';
import { validation } from './validation.ts';

/** Every behaviour, one line each, in the order in which they are applied. */
export const behaviours: readonly Behaviour[] = [
  joined,
  references,
  validation,
  territories,
  staff,
  stages,
  rules,
  duplicates,
  status,
];
