import * as z from 'zod';

/** A word of a command: as it is, or put together of texts and of what stands under names. */
const wordSchema = z.union([
  z.string(),
  z.array(z.union([z.string(), z.strictObject({ name: z.string() })])).readonly(),
]);
export type Word = z.output<typeof wordSchema>;

const commandSchema = z.strictObject({
  program: z.string(),
  words: z.array(wordSchema).readonly(),
  input: wordSchema.optional().meta({ description: 'What it is given on its standard input, so that nobody sees it.' }),
});
/** A command as a list of words: no shell ever reads it. */
export type Command = Readonly<z.output<typeof commandSchema>>;

/** One thing to be done; done twice, it changes nothing the second time. */
export const stepSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('run'), title: z.string(), command: commandSchema }),
  z
    .strictObject({
      is: z.literal('ensure'),
      title: z.string(),
      check: commandSchema.meta({ description: 'Ends well if it is there already.' }),
      make: commandSchema,
      change: commandSchema.optional().meta({ description: 'Makes what is there as it is to be.' }),
    })
    .meta({ description: 'Makes what is not there yet.' }),
  z
    .strictObject({ is: z.literal('ask'), title: z.string(), name: z.string(), command: commandSchema })
    .meta({ description: 'What it prints is known under the name from then on.' }),
  z
    .strictObject({ is: z.literal('drop'), title: z.string(), check: commandSchema, drop: commandSchema })
    .meta({ description: 'Removes what is there.' }),
]);
export type Step = z.output<typeof stepSchema>;
