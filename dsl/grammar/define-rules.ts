import { DateText, Literal, Text, TimeText } from '../token/literals.ts';
import { Comma, DotDot, Equals, LParen, Minus, RParen } from '../token/signs.ts';
import { dayWords, Identifier, words as k } from '../token/words.ts';
import { dayFollows } from './gates.ts';
import type { Grammar } from './kit.ts';

/** The rules of `define`. */
export function addDefineRules($: Grammar): void {
  // define = "define" ( "check" qname [ TEXT ] causes | "routine" qname params block | "schedule" qname [
  // TEXT ] "=" period { "," period } [ "in" TEXT ] | "audience" qname [ TEXT ] "=" qname [ "where" filter ]
  // [ "within" LITERAL "of" qname ] [ order ] [ "at" "most" LITERAL ] | "value" qname "=" atom | "words"
  // qname record ) ;
  $.RULE('define', () => {
    $.CONSUME(k.define);
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.check);
          $.SUBRULE($.qname);
          $.OPTION(() => $.CONSUME(Text));
          $.SUBRULE($.causes);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.routine);
          $.SUBRULE1($.qname);
          $.SUBRULE($.params);
          $.SUBRULE($.block);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.schedule);
          $.SUBRULE2($.qname);
          $.OPTION1(() => $.CONSUME1(Text));
          $.CONSUME(Equals);
          $.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => $.SUBRULE($.period) });
          $.OPTION2(() => {
            $.CONSUME(k.in);
            $.CONSUME2(Text);
          });
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.audience);
          $.SUBRULE3($.qname);
          $.OPTION3(() => $.CONSUME3(Text));
          $.CONSUME1(Equals);
          $.SUBRULE4($.qname);
          $.OPTION4(() => {
            $.CONSUME(k.where);
            $.SUBRULE($.filter);
          });
          $.OPTION5(() => {
            $.CONSUME(k.within);
            $.CONSUME(Literal);
            $.CONSUME(k.of);
            $.SUBRULE5($.qname);
          });
          $.OPTION6(() => $.SUBRULE($.order));
          $.OPTION7(() => {
            $.CONSUME(k.at);
            $.CONSUME(k.most);
            $.CONSUME1(Literal);
          });
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.value);
          $.SUBRULE6($.qname);
          $.CONSUME2(Equals);
          $.SUBRULE($.atom);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.words);
          $.SUBRULE7($.qname);
          $.SUBRULE($.record);
        },
      },
    ]);
  });
  // params = "(" [ NAME "is" type { "," NAME "is" type } ] ")" ;
  $.RULE('params', () => {
    $.CONSUME(LParen);
    $.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        $.CONSUME(Identifier);
        $.CONSUME(k.is);
        $.SUBRULE($.type);
      },
    });
    $.CONSUME(RParen);
  });
  // order = "worst" "first" "by" qname | "nearest" "first" ;
  $.RULE('order', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.worst);
          $.CONSUME(k.first);
          $.CONSUME(k.by);
          $.SUBRULE($.qname);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.nearest);
          $.CONSUME1(k.first);
        },
      },
    ]),
  );
  // period = ( day { "," day } | DATE [ ".." DATE ] ) [ TIME "-" TIME ] ;
  $.RULE('period', () => {
    $.OR([
      {
        ALT: () => {
          $.SUBRULE($.day);
          $.MANY({
            GATE: () => dayFollows($),
            DEF: () => {
              $.CONSUME(Comma);
              $.SUBRULE1($.day);
            },
          });
        },
      },
      {
        ALT: () => {
          $.CONSUME(DateText);
          $.OPTION(() => {
            $.CONSUME(DotDot);
            $.CONSUME1(DateText);
          });
        },
      },
    ]);
    $.OPTION1(() => {
      $.CONSUME(TimeText);
      $.CONSUME(Minus);
      $.CONSUME1(TimeText);
    });
  });
  // day = "daily" | "weekday" | "weekend" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" ;
  $.RULE('day', () => $.OR(dayWords.map((d) => ({ ALT: () => $.CONSUME(k[d]) }))));
}
