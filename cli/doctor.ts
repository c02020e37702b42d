import type { Command } from 'commander';
import type { Doctored } from '../adapters/actions/doctor.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import { speaksHere } from './speaks-here.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

/** `rowcall doctor`: whether all is well, and how to mend what is not. Ends with 1 when something does not work. */
export function addDoctor(program: Command, finish: Finish): void {
  withBookOptions(program.command('doctor'))
    .summary('say whether all is well, and how to mend what is not')
    .description(
      'Looks at the keys, the way to the spreadsheet, whose it is and who may open it, its tables and columns, who tells of changes, the clock, what is remembered and what waits. Writes nothing. Ends with 0 when it works and with 1 when it does not.',
    )
    .action(async (book: string | undefined, options: BookOptions) => {
      const { doctor, perform } = await import('../adapters/actions/index.ts');
      const language = await speaksHere();
      const { works } = await runAction(
        (desk) => perform(doctor, desk, { ...askedOf(book, options), language }),
        options.json ?? false,
        doctorLines,
      );
      finish(Number(!works));
    });
}

const marks = { broken: ['red', '✗'], doubtful: ['yellow', '!'], well: ['green', '✓'] } as const;

function doctorLines({ line, works, checks }: Doctored): readonly string[] {
  return [
    terminal.paint(['bold', works ? 'green' : 'red'], printable(line)),
    ...checks.flatMap(({ is, message, remedy }) => {
      const [style, mark] = marks[is];
      const [first = '', ...others] = message.split('\n').map(printable);
      return [
        `${terminal.paint(style, mark)} ${first}`,
        ...others.map((more) => `  ${more}`),
        ...(remedy === '' ? [] : [`  ${terminal.paint('dim', printable(remedy))}`]),
      ];
    }),
  ];
}
