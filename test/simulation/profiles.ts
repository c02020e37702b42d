import type { Profile } from './machine.ts';

/** Everything goes wrong all the time. */
const hostile: Profile = {
  name: 'hostile',
  crash: 0.004,
  state: 0.003,
  dropped: 0.04,
  lost: 0.05,
  late: 0.04,
  busy: 0.05,
  broken: 0.03,
  hintLost: 0.1,
  hintTwice: 0.15,
  acts: 13,
  horizon: 75_000,
  letting: 0.25,
};

/** A bad day in a real office. */
const calm: Profile = {
  name: 'calm',
  crash: 0.0004,
  state: 0.0003,
  dropped: 0.004,
  lost: 0.005,
  late: 0.004,
  busy: 0.01,
  broken: 0.003,
  hintLost: 0.02,
  hintTwice: 0.05,
  acts: 24,
  horizon: 400_000,
  letting: 0.25,
};

/** Everything goes wrong, and how far Rowcall may go changes all the time. */
const letting: Profile = { ...hostile, name: 'letting', letting: 1 };

export const profiles = { hostile, calm, letting };
