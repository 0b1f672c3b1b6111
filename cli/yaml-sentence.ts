import { type Document, isScalar } from 'yaml';
import { say } from '../dsl/say.ts';
import { UsageError } from './usage-error.ts';

/** `name = x`, `name:x` and a full-width colon, each with its two sides. */
const NEARLY = /^([\p{L}\p{N}_-]+)[\s\u00a0]*[=:：][\s\u00a0]*(.*)$/u;

/**
 * Refuses a file that is one text to YAML, where settings were meant: a colon needs a blank behind it.
 *
 * @throws UsageError  with the first line as it could be meant
 */
export function refuseSentence({ contents }: Document, text: string, path: string): void {
  if (!isScalar(contents) || contents.value === null) return;
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const [, name, value] = NEARLY.exec((lines[at] ?? '').trim()) ?? [];
  throw new UsageError(
    say`${`${path}:${at + 1}:1`}: settings (\`key: value\`) are expected`,
    name === undefined
      ? say`see docs/config.md for every setting`
      : say`write \`${name}: ${value ?? ''}\`, with a colon and a blank`,
  );
}
