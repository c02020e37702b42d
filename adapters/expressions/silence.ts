/**
 * Thrown while a condition is asked, where it cannot be answered; `&&`, `||` and loops pass it on only when the
 * answer hangs on it. Made once: an error with a fresh stack for every empty cell would be dear.
 */
export const blankCell: Error = Object.freeze(new Error('The cell is empty'));
export const cannotSay: Error = Object.freeze(new Error('The cell cannot be read, or the record not be found'));
