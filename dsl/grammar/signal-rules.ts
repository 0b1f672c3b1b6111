import { Cmp, Comma, LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import { isA, per, sliceFollows } from './gates.ts';
import type { Grammar } from './kit.ts';

/** The rules of what is looked at and what is asked of it. */
export function addSignalRules($: Grammar): void {
  // signal = ( agg "of" qname [ where ] [ "out" "of" fUnary ] | qname ) { slice } ;
  $.RULE('signal', (untested) => {
    $.OR([
      {
        ALT: () => {
          $.SUBRULE($.agg);
          $.CONSUME(k.of);
          $.SUBRULE($.qname);
          $.OPTION(() => $.SUBRULE($.where));
          $.OPTION1(() => {
            $.CONSUME(k.out);
            $.CONSUME1(k.of);
            $.SUBRULE($.fUnary);
          });
        },
      },
      { ALT: () => $.SUBRULE1($.qname) },
    ]);
    $.MANY({ GATE: () => untested === true || sliceFollows($), DEF: () => $.SUBRULE($.slice) });
  });
  // slice = where | "in" ( atom | list ) | "per" dims | "overall" ;
  $.RULE('slice', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.where) },
      {
        ALT: () => {
          $.CONSUME(k.in);
          $.OR1([{ ALT: () => $.SUBRULE($.list) }, { ALT: () => $.SUBRULE($.atom) }]);
        },
      },
      { ALT: () => per($) },
      { ALT: () => $.CONSUME(k.overall) },
    ]),
  );
  // where = "where" fUnary { wrongWhereTail } ;
  $.RULE('where', () => {
    $.CONSUME(k.where);
    const first = $.LA(1);
    $.SUBRULE($.fUnary);
    $.MANY({ GATE: () => !isA(first, LParen), DEF: () => $.SUBRULE($.wrongWhereTail) });
  });
  // wrongWhereTail = ( "and" | "or" ) fUnary ;
  $.RULE('wrongWhereTail', () => {
    $.OR([{ ALT: () => $.CONSUME(k.and) }, { ALT: () => $.CONSUME(k.or) }]);
    $.SUBRULE($.fUnary);
  });
  // sigTest = ( "drop" | "rise" | "change" ) CMP value | CMP value | wrongEquals value | anomaly | "is" [
  // "not" ] ( anomaly | isWhat ) | [ "not" ] "in" list | "recover" [ "to" value ] ;
  $.RULE('sigTest', () =>
    $.OR([
      {
        ALT: () => {
          $.OR1([
            { ALT: () => $.CONSUME(k.drop) },
            { ALT: () => $.CONSUME(k.rise) },
            { ALT: () => $.CONSUME(k.change) },
          ]);
          $.CONSUME(Cmp);
          $.SUBRULE($.value);
        },
      },
      {
        ALT: () => {
          $.CONSUME1(Cmp);
          $.SUBRULE1($.value);
        },
      },
      {
        ALT: () => {
          $.SUBRULE($.wrongEquals);
          $.SUBRULE2($.value);
        },
      },
      { ALT: () => $.SUBRULE($.anomaly) },
      {
        ALT: () => {
          $.CONSUME(k.is);
          $.OPTION(() => $.CONSUME(k.not));
          $.OR2([{ ALT: () => $.SUBRULE1($.anomaly) }, { ALT: () => $.SUBRULE($.isWhat) }]);
        },
      },
      {
        ALT: () => {
          $.OPTION1(() => $.CONSUME1(k.not));
          $.CONSUME(k.in);
          $.SUBRULE($.list);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.recover);
          $.OPTION2(() => {
            $.CONSUME(k.to);
            $.SUBRULE3($.value);
          });
        },
      },
    ]),
  );
  // anomaly = "anomalous" [ "up" | "down" | "either" ] [ "(" NAME atom { "," NAME atom } ")" ] ;
  $.RULE('anomaly', () => {
    $.CONSUME(k.anomalous);
    $.OPTION(() =>
      $.OR([
        { ALT: () => $.CONSUME(k.up) },
        { ALT: () => $.CONSUME(k.down) },
        { ALT: () => $.CONSUME(k.either) },
      ]),
    );
    $.OPTION1(() => {
      $.CONSUME(LParen);
      $.AT_LEAST_ONE_SEP({
        SEP: Comma,
        DEF: () => {
          $.CONSUME(Identifier);
          $.SUBRULE($.atom);
        },
      });
      $.CONSUME(RParen);
    });
  });
  // value = lit [ "of" qname [ "overall" ] ] | qname [ "overall" ] | "true" | "false" ;
  $.RULE('value', () =>
    $.OR([
      {
        ALT: () => {
          $.SUBRULE($.lit);
          $.OPTION(() => {
            $.CONSUME(k.of);
            $.SUBRULE($.qname);
            $.OPTION1(() => $.CONSUME(k.overall));
          });
        },
      },
      {
        ALT: () => {
          $.SUBRULE1($.qname);
          $.OPTION2(() => $.CONSUME1(k.overall));
        },
      },
      { ALT: () => $.CONSUME(k.true) },
      { ALT: () => $.CONSUME(k.false) },
    ]),
  );
  // modifier = ( "over" | "for" ) dur | "vs" baseline | "with" atLeast | wrongIn ;
  $.RULE('modifier', () =>
    $.OR([
      {
        ALT: () => {
          $.OR1([{ ALT: () => $.CONSUME(k.over) }, { ALT: () => $.CONSUME(k.for) }]);
          $.SUBRULE($.dur);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.vs);
          $.SUBRULE($.baseline);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.with);
          $.SUBRULE($.atLeast);
        },
      },
      { ALT: () => $.SUBRULE($.wrongIn) },
    ]),
  );
  // wrongIn = "in" dur ;
  $.RULE('wrongIn', () => {
    $.CONSUME(k.in);
    $.SUBRULE($.dur);
  });
  // baseline = "previous" dur | "same" "time" ( "yesterday" | "last" ( "week" | dur ) ) | "forecast" |
  // "target" lit | "metric" qname ;
  $.RULE('baseline', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.previous);
          $.SUBRULE($.dur);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.same);
          $.CONSUME(k.time);
          $.OR1([
            { ALT: () => $.CONSUME(k.yesterday) },
            {
              ALT: () => {
                $.CONSUME(k.last);
                $.OR2([{ ALT: () => $.CONSUME(k.week) }, { ALT: () => $.SUBRULE1($.dur) }]);
              },
            },
          ]);
        },
      },
      { ALT: () => $.CONSUME(k.forecast) },
      {
        ALT: () => {
          $.CONSUME(k.target);
          $.SUBRULE($.lit);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.metric);
          $.SUBRULE($.qname);
        },
      },
    ]),
  );
}
