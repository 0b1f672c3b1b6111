import { Duration, Literal, Num, Text } from '../token/literals.ts';
import { Comma, Dot, Minus } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of a file and of the pieces that all others use. */
export function addFileRules($: Grammar): void {
  $.RULE('file', () => {
    $.OPTION(() => {
      $.CONSUME(k.language);
      $.CONSUME(Num);
    });
    $.MANY(() => $.SUBRULE($.item));
  });
  $.RULE('item', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.use) },
      { ALT: () => $.SUBRULE($.source) },
      { ALT: () => $.SUBRULE($.probe) },
      { ALT: () => $.SUBRULE($.metric) },
      { ALT: () => $.SUBRULE($.define) },
      { ALT: () => $.SUBRULE($.playbook) },
      { ALT: () => $.SUBRULE($.bareRule) },
      { ALT: () => $.SUBRULE($.test) },
    ]),
  );
  $.RULE('use', () => {
    $.CONSUME(k.use);
    $.CONSUME(Text);
    $.OPTION(() => {
      $.CONSUME(k.as);
      $.CONSUME(Identifier);
    });
  });
  $.RULE('qname', () => {
    $.CONSUME(Identifier);
    $.MANY(() => {
      $.CONSUME(Dot);
      $.CONSUME(Word);
    });
  });
  $.RULE('dims', () => $.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => $.SUBRULE($.qname) }));
  $.RULE('dur', () =>
    $.OR([{ ALT: () => $.CONSUME(Duration) }, { ALT: () => $.SUBRULE($.wrongBareNumber) }]),
  );
  $.RULE('wrongBareNumber', () => $.CONSUME(Num));
  $.RULE('lit', () => {
    $.OPTION(() => $.CONSUME(Minus));
    $.CONSUME(Literal);
  });
}
