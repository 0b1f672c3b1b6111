import { Cmp, Comma, EqOp, Equals, LParen, RParen } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of filters over the fields of one event. */
export function addFilterRules($: Grammar): void {
  // filter = fAnd { "or" fAnd } ;
  $.RULE('filter', () => {
    $.SUBRULE($.fAnd);
    $.MANY(() => {
      $.CONSUME(k.or);
      $.SUBRULE1($.fAnd);
    });
  });
  // fAnd = fUnary { "and" fUnary } ;
  $.RULE('fAnd', () => {
    $.SUBRULE($.fUnary);
    $.MANY(() => {
      $.CONSUME(k.and);
      $.SUBRULE1($.fUnary);
    });
  });
  // fUnary = "not" fUnary | "(" filter ")" | qname fieldTest ;
  $.RULE('fUnary', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.not);
          $.SUBRULE($.fUnary);
        },
      },
      {
        ALT: () => {
          $.CONSUME(LParen);
          $.SUBRULE($.filter);
          $.CONSUME(RParen);
        },
      },
      {
        ALT: () => {
          $.SUBRULE($.qname);
          $.SUBRULE($.fieldTest);
        },
      },
    ]),
  );
  // fieldTest = CMP atom | "is" [ "not" ] isWhat | [ "not" ] "in" list | wrongEquals atom ;
  $.RULE('fieldTest', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(Cmp);
          $.SUBRULE($.atom);
        },
      },
      {
        ALT: () => {
          $.SUBRULE($.wrongEquals);
          $.SUBRULE1($.atom);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.is);
          $.OPTION(() => $.CONSUME(k.not));
          $.SUBRULE($.isWhat);
        },
      },
      {
        ALT: () => {
          $.OPTION1(() => $.CONSUME1(k.not));
          $.CONSUME(k.in);
          $.SUBRULE($.list);
        },
      },
    ]),
  );
  // isWhat = "missing" | "in" list | atom ;
  $.RULE('isWhat', () =>
    $.OR([
      { ALT: () => $.CONSUME(k.missing) },
      {
        ALT: () => {
          $.CONSUME(k.in);
          $.SUBRULE($.list);
        },
      },
      { ALT: () => $.SUBRULE($.atom) },
    ]),
  );
  // wrongEquals = EQ | "=" ;
  $.RULE('wrongEquals', () => $.OR([{ ALT: () => $.CONSUME(EqOp) }, { ALT: () => $.CONSUME(Equals) }]));
  // atom = lit | "true" | "false" | qname ;
  $.RULE('atom', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.lit) },
      { ALT: () => $.CONSUME(k.true) },
      { ALT: () => $.CONSUME(k.false) },
      { ALT: () => $.SUBRULE($.qname) },
    ]),
  );
  // list = "(" atom { "," atom } ")" ;
  $.RULE('list', () => {
    $.CONSUME(LParen);
    $.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => $.SUBRULE($.atom) });
    $.CONSUME(RParen);
  });
}
