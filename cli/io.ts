import type { Language } from '../dsl/messages/language.ts';

/** Where a command speaks: results on `out`, messages on `err` (LANGUAGE C). */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly lang: Language;
  /** Colour on standard output; standard error decides for itself. */
  readonly color: boolean;
  /** Both ends of the session are a person. */
  readonly interactive: boolean;
  /** Progress may be drawn on standard error. */
  readonly progress: boolean;
}

/** `--lang`, else (also where that is none) the environment's as POSIX has it: an empty variable says nothing. */
export function languageOf(lang: string | undefined): Language {
  const env = process.env;
  const wished =
    lang === 'ko' || lang === 'en' ? lang : env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return wished.startsWith('ko') ? 'ko' : 'en';
}

/** The `--lang` of a call, found before the call is read: help and wrong calls are told in it too. */
export function langFlag(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
}

/** The process's own streams. `--lang` wins over the environment; the world outside Korea reads English. */
export function processIo(lang: string | undefined, noColor: boolean, noInput = false): Io {
  const env = process.env;
  const plain = noColor || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  const forced = (env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0';
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    lang: languageOf(lang),
    color: !plain && (forced || process.stdout.isTTY === true),
    interactive: !noInput && process.stdin.isTTY === true && process.stdout.isTTY === true,
    progress: process.stderr.isTTY === true && env['TERM'] !== 'dumb',
  };
}
