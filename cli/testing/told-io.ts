import type { Io } from '../io.ts';

/** An `Io` that keeps what is said on either stream. */
export interface ToldIo extends Io {
  readonly results: readonly string[];
  readonly messages: readonly string[];
}

/** @param lang  in which people are spoken to */
export function toldIo(lang: Io['lang'] = 'en'): ToldIo {
  const results: string[] = [];
  const messages: string[] = [];
  return {
    results,
    messages,
    out: (text) => results.push(text),
    err: (text) => messages.push(text),
    lang,
    color: false,
    interactive: false,
    progress: false,
  };
}
