import type { Ports } from '../../core/ports.ts';
import type { Sender } from '../../core/sender.ts';

/** A fault put in on purpose, to see that it is found. */
export interface Mutant {
  readonly name: string;
  /** The store writes without looking what stands there. */
  readonly blind?: boolean;
  ports?(ports: Ports, memory: Map<string, unknown>): Ports;
  sender?(sender: Sender): Sender;
}
