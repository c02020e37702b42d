import { sheetsRefusal } from './refusal.ts';
import type { Doc, Permission } from './world.ts';

const order = ['reader', 'commenter', 'writer', 'owner'] as const;

/** The most that somebody may do with a file; `null`: nothing. */
export function roleOf(doc: Doc, email: string): Permission['role'] | null {
  const roles = doc.permissions
    .filter((one) => one.type === 'anyone' || one.emailAddress === email)
    .map(({ role }) => order.indexOf(role));
  return order[Math.max(-1, ...roles)] ?? null;
}

/** Refuses whoever may not open the spreadsheet, or not change it. */
export function checkRole(doc: Doc, email: string, isWrite: boolean): void {
  const role = roleOf(doc, email);
  if (role === null || (isWrite && order.indexOf(role) < order.indexOf('writer')))
    throw sheetsRefusal(403, 'The caller does not have permission');
}
