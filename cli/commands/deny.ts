import { verdictCommand } from './say-word.ts';

/** `ordersense deny`. */
export const deny = verdictCommand('deny', 'deny', 'refuse an act that waits for approval');
