import { say } from '../../dsl/say.ts';
import { LETTER, NAME_PART } from '../../dsl/token/alphabet.ts';
import { reservedWords } from '../../dsl/token/words.ts';
import { UsageError } from '../usage-error.ts';

const WORD = `[${LETTER}][${NAME_PART}]*`;
const NAME = new RegExp(`^${WORD}(?:\\.${WORD})*$`);

/**
 * A name that may be declared, in NFC.
 *
 * @throws UsageError  for what is no name of the language
 */
export function newName(written: string): string {
  const name = written.normalize('NFC');
  if (!NAME.test(name))
    throw new UsageError(
      say`\`${name}\` is not a name: letters, digits and \`_\`, not a digit first`,
      say`for example \`${name.replace(/[^A-Za-z0-9가-힣]+/g, '_').replace(/^[\d_]+/, '') || 'my_playbook'}\``,
    );
  const word = name.split('.').find((part) => (reservedWords as readonly string[]).includes(part));
  if (word !== undefined)
    throw new UsageError(say`\`${word}\` is a word of the language`, say`choose another name`);
  return name;
}

/** The file of a name: dots and blanks become hyphens. */
export function fileNameOf(name: string): string {
  return name.replaceAll('.', '-').replaceAll('_', '-');
}
