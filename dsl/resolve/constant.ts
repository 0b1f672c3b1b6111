import { saysNothing } from '../said-nothing.ts';
import { say } from '../say.ts';
import type { Atom, Literal, NameValue } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { type Knowledge, wordsFor } from './knowledge.ts';
import { isLookUp } from './look-up.ts';
import { quantityOf } from './quantity.ts';
import type { Report } from './report.ts';
import { saidOtherwise, TRUTHS } from './said-otherwise.ts';
import { type Constant, type FieldType, nameOfFieldType, valueTypeOf } from './value.ts';

/** What a constant is held against: a field of a row, a dimension or a probe's field. */
export interface Target {
  /** As the author wrote it. */
  readonly name: string;
  readonly type: FieldType;
  /** The dimension whose words its values are said in, where it is not called as the target. */
  readonly words?: string;
}

/**
 * The constant that an atom stands for. Words of `define words` become their wire values; a value that the schema
 * or the words do not know is OS1104; a wrong kind is OS1201 or OS1202. Null after a message.
 */
export function constantFor(
  written: Atom,
  target: Target,
  knowledge: Knowledge,
  report: Report,
): Constant | null {
  const atom = valueBehind(written, knowledge, report);
  const { type, name } = target;
  switch (type.kind) {
    case 'oneOf': {
      const value = plainValue(atom);
      if (value !== null && type.values.includes(value)) return value;
      return unknownValue(atom, name, type.values.map(String), report);
    }
    case 'bool':
      if (atom.kind === 'bool') return atom.value;
      return notBool(atom, name, report);
    case 'text':
    case 'id':
    case 'place': {
      const said = textOf(atom);
      // `order is rider.pay` is meant as a look-up: the text "rider.pay" is no order.
      if (atom.kind === 'name' && said?.includes('.') && isLookUp(said.split('.')[0]!, knowledge)) {
        return report.error('OS1201', atom.span, say`\`${name}\` is compared with a text of its own`, {
          label: say`a look-up in a table`,
          help: say`ask for it by itself: \`${said} is "…"\``,
        });
      }
      if (said === null) {
        return report.error('OS1201', atom.span, say`\`${name}\` is a text`, {
          help: say`write it in "quotes"`,
        });
      }
      return wireValue(said, atom, target, knowledge, report);
    }
    case 'time':
    case 'point':
      return report.error('OS1201', atom.span, say`\`${name}\` cannot be compared`, {
        label: say`it is ${nameOfFieldType(type)}`,
        help: say`it can be asked only whether it is there: \`${name} is not missing\``,
      });
    default:
      return numberFor(atom, target, report);
  }
}

const EQUALS = /(?:\bis|\bnot|==?|!=|≠)\s{0,9}$/;

/** The number that an atom stands for where the target is numeric; null after a message. */
export function numberFor(atom: Atom, target: Target, report: Report): number | null {
  if (atom.kind === 'name') {
    // Behind `is` the form itself was told: what is not there is `missing`.
    const isTold = saysNothing(atom.name.text) && EQUALS.test(report.file.text.slice(0, atom.span.start));
    if (isTold) return report.spoil();
    return report.error(
      'OS1201',
      atom.span,
      say`\`${target.name}\` is a number, \`${atom.name.text}\` is a name`,
    );
  }
  return quantityOf(atom, valueTypeOf(target.type), target.name, report);
}

/** Follows a `define value`, and tells the report of its use; every other atom is itself. */
export function valueBehind(atom: Atom, knowledge: Knowledge, report: Report): Atom {
  if (atom.kind !== 'name') return atom;
  const declared = knowledge.scope.find(atom.name.text);
  if (declared?.node.kind !== 'define-value') return atom;
  report.refer(atom.span, 'value', atom.name.text);
  // The place stays that of the use; a value that names another value reads as a text.
  return { ...declared.node.value, span: atom.span };
}

/** The literal that a `define value` names; null for every other name. */
export function literalBehind(name: NameValue, knowledge: Knowledge, report: Report): Literal | null {
  const atom = valueBehind(name, knowledge, report);
  return atom.kind === 'name' ? null : atom;
}

/** The text that a literal or a bare name says, else null. */
export function textOf(atom: Atom): string | null {
  if (atom.kind === 'name') return atom.name.text;
  return atom.kind === 'text' ? atom.value : null;
}

/** The value as the schema lists it: numbers as numbers, words and texts alike as texts. */
function plainValue(atom: Literal | NameValue): Constant | null {
  if (atom.kind === 'number' || atom.kind === 'count') return atom.value;
  return atom.kind === 'bool' ? atom.value : textOf(atom);
}

/** A word that people say becomes its wire value; a wire value written out stays; anything else is unknown. */
function wireValue(
  said: string,
  atom: Atom,
  { name, type, words: dimension = name }: Target,
  knowledge: Knowledge,
  report: Report,
): string | null {
  const words = wordsFor(knowledge, dimension);
  if (words === null) return type.kind === 'id' ? idCalled(said, atom, name, knowledge, report) : said;
  if (Object.hasOwn(words, said)) {
    // What a `define value` stands for is a word there, not here.
    if (report.file.text.slice(atom.span.start, atom.span.end).includes(said))
      report.refer(atom.span, 'word', `${dimension}.${said}`);
    return words[said]!;
  }
  if (Object.values(words).includes(said)) return said;
  return unknownValue(atom, name, Object.keys(words), report);
}

/** An id as it is written; OS1104 for a word of something else: no restaurant has the id 강남구. */
function idCalled(
  said: string,
  atom: Atom,
  name: string,
  { words }: Knowledge,
  report: Report,
): string | null {
  const other = Object.keys(words).find((dimension) => Object.hasOwn(words[dimension] ?? {}, said));
  if (other === undefined) return said;
  return report.error('OS1104', atom.span, say`\`${name}\` is never \`${said}\``, {
    label: say`a \`${other}\``,
    help: say`\`${said}\` is a \`${other}\`: ask for that instead of \`${name}\``,
  });
}

/** OS1104 with what is known; the fix keeps the author's quotes. */
function unknownValue(atom: Atom, name: string, known: readonly string[], report: Report): null {
  const said = textOf(atom) ?? ('raw' in atom ? atom.raw : '');
  const quoted = atom.kind === 'text';
  const { help = null, fix = null } = didYouMean(said, atom.span, known);
  return report.error('OS1104', atom.span, say`\`${name}\` is never \`${said}\``, {
    label: say`not one of its values`,
    notes: [say`\`${name}\` is one of ${listed(known)}`],
    help,
    fix: fix && quoted ? { ...fix, text: `"${fix.text}"` } : fix,
  });
}

function notBool(atom: Atom, name: string, report: Report): null {
  const meant = saidOtherwise(String(plainValue(atom)), TRUTHS);
  return report.error('OS1201', atom.span, say`\`${name}\` is true or false`, {
    label: say`neither of them`,
    help:
      meant === null
        ? say`write \`${name} is true\` or \`${name} is false\``
        : say`write \`${`${name} is ${meant}`}\``,
    fix: meant === null ? null : { span: atom.span, text: meant, safe: false },
  });
}
