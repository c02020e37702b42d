import * as z from 'zod';

const field = (says: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description: says, examples: [example] });

/** What the settings say of the list of staff: the table, and which of its fields means what. */
export const staffSection = z
  .strictObject({
    table: z.string().meta({ description: 'The tab that lists the staff, one row a person.', examples: ['staff'] }),
    name: field('The field of the name as it is typed elsewhere. If not said: the label of that table.', 'name'),
    aliases: field('Other ways to write the name, between commas.', 'aliases'),
    email: field('The e-mail, by which a person may be named too, and to which messages go.', 'email'),
    channel: field('The handle in the team’s messenger, by which a person may be named too.', 'channel'),
    manager: field('The field that names the manager: they stand in while the person is away, or has left.', 'manager'),
    hours: field(
      'The field of the person’s own working hours, as `10-19`, `Mon-Thu 9:30-18` or `9-18 Europe/Warsaw`. If empty: those of the team.',
      'hours',
    ),
    absent: z
      .strictObject({
        from: z.string().meta({ description: 'The field of the first day away.' }),
        to: z.string().meta({ description: 'The field of the last day away.' }),
      })
      .optional()
      .meta({ description: 'The days in which the person is away.', examples: [{ from: 'from', to: 'to' }] }),
    left: field('The field of the day from which the person works here no longer.', 'left_on'),
  })
  .optional();
export type StaffSection = NonNullable<z.output<typeof staffSection>>;
