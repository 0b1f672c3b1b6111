import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { told } from '../dsl/messages/in-language.ts';
import { say, type Text } from '../dsl/say.ts';
import { OutsideError } from '../engine/outside-error.ts';
import type { Io } from './io.ts';
import { outsideText } from './outside/outside-text.ts';
import { sourceStack } from './source-stack.ts';
import { CheckFailed, Refused, UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

/** Exit codes of the command line: 1 the check failed, 2 wrong call, 4 the outside failed, 5 refused, 70 our bug. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CheckFailed) return 1;
  if (error instanceof Refused) return 5;
  if (error instanceof UsageError) return 2;
  if (error instanceof OutsideError) return 4;
  return 70;
}

/** Says what went wrong and what to do. A bug of ours goes to a report file; the user never reads a stack trace. */
export function tellError(error: unknown, io: Io): void {
  if (error instanceof CheckFailed) return;
  const tell = (message: Text, help: Text): void => {
    const [errorWord, helpWord] = [say`error`, say`help`].map((word) => told(word, io.lang));
    io.err(`${errorWord}: ${told(message, io.lang)}\n  ${helpWord}: ${told(help, io.lang)}`);
  };
  if (error instanceof UsageError) {
    tell(error.said.message, error.said.help);
    return;
  }
  if (error instanceof OutsideError) {
    tell(outsideText(error.message), outsideText(error.help));
    return;
  }
  const file = join(mkdtempSync(join(tmpdir(), 'ordersense-')), 'report.txt');
  writeFileSync(
    file,
    `ordersense ${VERSION}, node ${process.version}\n${sourceStack(String(error instanceof Error ? error.stack : error))}\n`,
  );
  tell(
    say`a bug in OrderSense, sorry. A report is in ${file}`,
    say`send it with the command you ran; it holds no data of yours beyond the message`,
  );
}
