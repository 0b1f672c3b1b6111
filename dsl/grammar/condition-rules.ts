import { Text, TimeText } from '../token/literals.ts';
import { LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k, Stray } from '../token/words.ts';
import { causeFollows, startsClause } from './gates.ts';
import type { Grammar } from './kit.ts';

/** The rules of triggers and conditions down to one operand. */
export function addConditionRules($: Grammar): void {
  // trigger = "at" TIME [ "during" dims ] [ "and" orExpr ] | condition [ wrongWithin ] ;
  $.RULE('trigger', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.at);
          $.CONSUME(TimeText);
          $.OPTION(() => {
            $.CONSUME(k.during);
            $.SUBRULE($.dims);
          });
          $.OPTION1(() => {
            $.CONSUME(k.and);
            $.SUBRULE($.orExpr);
          });
        },
      },
      {
        ALT: () => {
          $.SUBRULE($.condition);
          $.OPTION2(() => $.SUBRULE($.wrongWithin));
        },
      },
    ]),
  );
  // wrongWithin = "within" dur ;
  $.RULE('wrongWithin', () => {
    $.CONSUME(k.within);
    $.SUBRULE($.dur);
  });
  // condition = orExpr { [ "not" ] "followed" "by" orExpr "within" dur } ;
  $.RULE('condition', () => {
    $.SUBRULE($.orExpr);
    $.MANY(() => {
      $.OPTION(() => $.CONSUME(k.not));
      $.CONSUME(k.followed);
      $.CONSUME(k.by);
      $.SUBRULE1($.orExpr);
      $.CONSUME(k.within);
      $.SUBRULE($.dur);
    });
  });
  // orExpr = andExpr { "or" andExpr } ;
  $.RULE('orExpr', () => {
    $.SUBRULE($.andExpr);
    $.MANY(() => {
      $.CONSUME(k.or);
      $.SUBRULE1($.andExpr);
    });
  });
  // andExpr = unary { "and" unary } ;
  $.RULE('andExpr', () => {
    $.SUBRULE($.unary);
    $.MANY(() => {
      $.CONSUME(k.and);
      $.SUBRULE1($.unary);
    });
  });
  // unary = { "not" } operand { modifier } ;
  $.RULE('unary', () => {
    $.MANY(() => $.CONSUME(k.not));
    $.SUBRULE($.operand);
    $.MANY1(() => $.SUBRULE($.modifier));
  });
  // operand = "(" condition ")" | "cause" "is" [ "not" ] causeName { wrongCauseList } | "during" qname |
  // "each" qname { slice } | "no" signal | signal sigTest ;
  $.RULE('operand', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(LParen);
          $.SUBRULE($.condition);
          $.CONSUME(RParen);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.cause);
          $.CONSUME(k.is);
          $.OPTION(() => $.CONSUME(k.not));
          $.SUBRULE($.causeName);
          $.MANY({ GATE: () => causeFollows($), DEF: () => $.SUBRULE($.wrongCauseList) });
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.during);
          $.SUBRULE($.qname);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.each);
          $.SUBRULE1($.qname);
          $.MANY1(() => $.SUBRULE($.slice));
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.no);
          $.SUBRULE($.signal, { ARGS: [true] });
        },
      },
      {
        ALT: () => {
          $.SUBRULE1($.signal);
          $.SUBRULE($.sigTest);
        },
      },
    ]),
  );
  // causeName = TEXT | NAME { NAME } [ wrongCauseWord ] | wrongCauseWord ;
  $.RULE('causeName', () =>
    $.OR([
      { ALT: () => $.CONSUME(Text) },
      {
        ALT: () => {
          $.CONSUME(Identifier);
          $.MANY({ GATE: () => !startsClause($), DEF: () => $.CONSUME1(Identifier) });
          $.OPTION(() => $.SUBRULE($.wrongCauseWord));
        },
      },
      { ALT: () => $.SUBRULE1($.wrongCauseWord) },
    ]),
  );
  // wrongCauseWord = STRAY { NAME | STRAY } ;
  $.RULE('wrongCauseWord', () => {
    $.CONSUME(Stray);
    $.MANY({
      GATE: () => !startsClause($),
      DEF: () => $.OR([{ ALT: () => $.CONSUME(Identifier) }, { ALT: () => $.CONSUME1(Stray) }]),
    });
  });
  // wrongCauseList = ( "or" | "and" ) causeName ;
  $.RULE('wrongCauseList', () => {
    $.OR([{ ALT: () => $.CONSUME(k.or) }, { ALT: () => $.CONSUME(k.and) }]);
    $.SUBRULE($.causeName);
  });
}
