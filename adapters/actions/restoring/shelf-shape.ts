import * as z from 'zod';

/** In which folder backups are. */
export const shelfShape = {
  to: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The folder of backups. If not said: the one that the settings name.' }),
};
