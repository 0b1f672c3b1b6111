import { text as textOf } from 'node:stream/consumers';
import { NEWEST_LANGUAGE } from '../dsl/format/upgrade-file.ts';
import { told } from '../dsl/messages/in-language.ts';
import { say } from '../dsl/say.ts';
import { type Formatting, formatTexts } from './format-texts.ts';
import type { Io } from './io.ts';
import { playTextsAt } from './play-texts.ts';
import { replaceFile } from './replace-file.ts';
import {
  type FormattingMode,
  formattingJson,
  formattingTally,
  formattingText,
  refusedText,
} from './report/formatting.ts';
import { CheckFailed } from './usage-error.ts';

/** What `fmt` was asked for. */
export interface FormatCall {
  readonly paths: readonly string[];
  /** What paths are relative to, and what is formatted without any. */
  readonly directory: string;
  readonly check: boolean;
  readonly diff: boolean;
  readonly upgrade: boolean;
  readonly json: boolean;
}

/**
 * Formats `.play` files, or standard input to standard output. A file with syntax errors is left as it is and stops no
 * other.
 *
 * @param readInput  reads standard input to its end, for the path `-`
 * @throws CheckFailed  when a file cannot be read, or one is not formatted and that was asked
 * @throws UsageError   when there is nothing to format
 */
export async function formatPaths(
  call: FormatCall,
  io: Io,
  readInput = () => textOf(process.stdin),
): Promise<void> {
  const { paths, directory, check, diff, upgrade, json } = call;
  const mode: FormattingMode = diff ? 'diff' : check ? 'check' : 'write';
  const done = formatTexts(await playTextsAt(paths, directory, readInput), upgrade);
  if (mode === 'write')
    for (const one of done)
      if (one.kind === 'changed' && one.of.file !== null) await replaceFile(one.of.file, one.text);
  if (json) io.out(formattingJson(done, mode));
  else tell(done, mode, upgrade, io);
  const fails = (one: Formatting) => one.kind === 'refused' || (check && one.kind === 'changed');
  if (done.some(fails)) throw new CheckFailed('not everything is formatted');
}

function tell(done: readonly Formatting[], mode: FormattingMode, upgrade: boolean, io: Io): void {
  const [result, refused] = [formattingText(done, mode), refusedText(done, io.lang)];
  if (result !== '') io.out(result);
  // Who pipes a text through wants the text, and no more than what is wrong with it.
  const isFilter = mode === 'write' && done.every(({ of }) => of.file === null);
  if (refused !== '') io.err(isFilter ? refused : `${refused}\n`);
  if (isFilter) return;
  io.err(formattingTally(done, mode, io.lang));
  if (upgrade && done.every(({ kind }) => kind === 'unchanged'))
    io.err(told(say`every file says its language, and ${NEWEST_LANGUAGE} is the newest`, io.lang));
}
