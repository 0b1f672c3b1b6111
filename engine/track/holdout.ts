import { contentHash } from '../../rules/canonical.ts';

/** Hex digits of the hash that are drawn from: 52 bits, exact in a number. */
const DIGITS = 13;

/**
 * Whether a target is left out of a playbook's acts, so that the others can be compared with it. Drawn by the hash of
 * both names: the same in every run, replay and release, and independent between playbooks.
 *
 * @param ratio  share that is left out, over 0 and under 1; a greater one leaves out the same and more
 */
export function isHeldOut(playbook: string, target: string, ratio: number): boolean {
  const drawn = Number.parseInt(contentHash(['holdout', playbook, target]).slice(0, DIGITS), 16);
  return drawn / 16 ** DIGITS < ratio;
}
