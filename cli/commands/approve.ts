import { verdictCommand } from './say-word.ts';

/** `ordersense approve`. */
export const approve = verdictCommand(
  'approve',
  'grant',
  'agree to an act that waits for approval; it is bound to exactly what was shown',
);
