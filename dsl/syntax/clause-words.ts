import type { TokenType } from 'chevrotain';
import { words as k } from '../token/words.ts';

/** The words that begin a clause of a playbook. Some begin a statement or stand inside a clause as well. */
export const CLAUSE_WORDS: ReadonlySet<TokenType> = new Set([
  k.about,
  k.owner,
  k.runbook,
  k.deprecated,
  k.severity,
  k.mode,
  k.labels,
  k.when,
  k.unless,
  k.only,
  k.except,
  k.recovered,
  k.raise,
  k.guard,
  k.then,
  k.expect,
]);
