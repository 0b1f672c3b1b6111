import { Duration, Literal, Num, Text } from '../token/literals.ts';
import { Comma, Dot, Minus } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of a file and of the pieces that all others use. */
export function addFileRules($: Grammar): void {
  // file = [ "language" NUMBER ] { item } ;
  $.RULE('file', () => {
    $.OPTION(() => {
      $.CONSUME(k.language);
      $.CONSUME(Num);
    });
    $.MANY(() => $.SUBRULE($.item));
  });
  // item = use | source | probe | metric | define | playbook | bareRule | test ;
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
  // use = "use" TEXT [ "as" NAME ] ;
  $.RULE('use', () => {
    $.CONSUME(k.use);
    $.CONSUME(Text);
    $.OPTION(() => {
      $.CONSUME(k.as);
      $.CONSUME(Identifier);
    });
  });
  // qname = NAME { "." WORD } ;
  $.RULE('qname', () => {
    $.CONSUME(Identifier);
    $.MANY(() => {
      $.CONSUME(Dot);
      $.CONSUME(Word);
    });
  });
  // dims = qname { "," qname } ;
  $.RULE('dims', () => $.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => $.SUBRULE($.qname) }));
  // dur = DUR | wrongBareNumber ;
  $.RULE('dur', () =>
    $.OR([{ ALT: () => $.CONSUME(Duration) }, { ALT: () => $.SUBRULE($.wrongBareNumber) }]),
  );
  // wrongBareNumber = NUMBER ;
  $.RULE('wrongBareNumber', () => $.CONSUME(Num));
  // lit = [ "-" ] LITERAL ;
  $.RULE('lit', () => {
    $.OPTION(() => $.CONSUME(Minus));
    $.CONSUME(Literal);
  });
}
