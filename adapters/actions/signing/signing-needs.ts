import type { Need } from '../../../core/store.ts';

/** What the surroundings say where people do what they choose in rows under their own names. */
export const signingNeeds: readonly Need[] = [
  {
    name: 'ROWCALL_URL',
    how: 'The address under which people reach Rowcall, as https://crm.example.com; at Google Cloud that of rowcall-hook.',
    secret: false,
    required: false,
  },
  {
    name: 'ROWCALL_SIGN_KEY',
    how: 'What keeps people signed in, 32 characters at least: openssl rand -hex 32',
    secret: true,
    required: false,
  },
  {
    name: 'GOOGLE_CLIENT_ID',
    how: 'The id of an OAuth client of the type “Web application”: Google Auth Platform, Clients, in a project of Google Cloud.',
    secret: false,
    required: false,
  },
  {
    name: 'GOOGLE_CLIENT_SECRET',
    how: 'The secret of that client, shown once when it is made.',
    secret: true,
    required: false,
  },
];
