import { type Text, verbatim } from '../../dsl/say.ts';
import { OutsideError } from '../../engine/outside-error.ts';
import { outsideText } from '../outside/outside-text.ts';
import { UsageError } from '../usage-error.ts';

/** One thing that was looked at. Never holds the value of a reference: it may be a secret. */
export interface Examination {
  /** A word for programs: `node`, `store`, `connectors.city`. */
  readonly of: string;
  /** error: `run` would not start or not work; warning: it would, and something is odd. */
  readonly level: 'fine' | 'warning' | 'error';
  readonly said: Text;
  readonly help: Text | null;
}

/** Looks, and tells a failure of the outside or of a setting as one. */
export async function examined(of: string, look: () => Promise<Examination>): Promise<Examination> {
  try {
    return await look();
  } catch (error) {
    return failureOf(of, error);
  }
}

/** What a failed look says; a bug of ours is none. */
export function failureOf(of: string, error: unknown): Examination {
  if (error instanceof UsageError)
    return { of, level: 'error', said: error.said.message, help: error.said.help };
  if (error instanceof OutsideError)
    return { of, level: 'error', said: outsideText(error.message), help: outsideText(error.help) };
  throw error;
}

export function fine(of: string, said: Text | string): Examination {
  return { of, level: 'fine', said: typeof said === 'string' ? verbatim(said) : said, help: null };
}
