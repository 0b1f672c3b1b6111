/** Where a command speaks: results on `out`, messages on `err` (LANGUAGE C). */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly lang: 'ko' | 'en';
  /** Colour on standard output; standard error decides for itself. */
  readonly color: boolean;
  /** Both ends of the session are a person. */
  readonly interactive: boolean;
  /** Progress may be drawn on standard error. */
  readonly progress: boolean;
}

/** The process's own streams. `--lang` wins over the environment; the world outside Korea reads English. */
export function processIo(lang: string | undefined, noColor: boolean): Io {
  const env = process.env;
  // As POSIX has it: an empty variable says nothing.
  const wished = lang ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  const plain = noColor || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  const forced = (env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0';
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    lang: wished.startsWith('ko') ? 'ko' : 'en',
    color: !plain && (forced || process.stdout.isTTY === true),
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    progress: process.stderr.isTTY === true && env['TERM'] !== 'dumb',
  };
}
