import { readFile } from 'node:fs/promises';
import { say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import { type Answering, answering } from './answering.ts';
import { readAnswers } from './read-answers.ts';

/**
 * The world of a file of answers.
 *
 * @throws UsageError  when it cannot be read, one line a mistake
 */
export async function answersAt(path: string): Promise<Answering> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(say`cannot read the answers \`${path}\``, say`see docs/recordings.md`);
  });
  return answering(readAnswers(text, path));
}
