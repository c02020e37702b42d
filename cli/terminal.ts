import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where lines for people go, and what can be done there. */
export interface Terminal {
  /** Characters a line may have; `Infinity` where nobody counts them. */
  readonly width: number;
  /** Whether a person sits at both ends and can be asked. */
  readonly interactive: boolean;
  /** Text with a style, plain where it would not be seen. */
  paint(style: Style, text: string): string;
  /** Writes text, or bytes of it in UTF-8, to the output, and answers when it is taken. */
  print(text: string | Uint8Array): Promise<void>;
  /** Says on the other channel what is no part of the answer. */
  mention(text: string): void;
}

export const terminal: Terminal = {
  width: process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY,
  interactive: process.stdin.isTTY && process.stdout.isTTY,
  paint: (style, text) => styleText(style, text, { stream: process.stdout }),
  print: (text) => new Promise((taken) => process.stdout.write(text, () => taken())),
  mention: (text) => {
    process.stderr.write(text);
  },
};

/** A reader who has seen enough, as `head` has, closes the pipe: that is no fault. */
export function endQuietlyWithTheReader(): void {
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit();
    throw error;
  });
}

/** Warnings of Node and of libraries are for those who mend Rowcall, not for those who use it. */
export function keepWarningsQuiet(): void {
  process.removeAllListeners('warning');
}

/**
 * Text that came out of a cell, made fit to print: no control characters, which could command the terminal, no marks
 * that turn the direction of writing, and one line.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
