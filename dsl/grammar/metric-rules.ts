import { Literal, Text } from '../token/literals.ts';
import { Equals, LParen, Minus, Plus, RParen, Slash, Star } from '../token/signs.ts';
import { aggregateWords, Identifier, words as k, Percentile } from '../token/words.ts';
import { per } from './gates.ts';
import type { Grammar } from './kit.ts';

/** The rules of metrics: arithmetic, aggregates, clauses. */
export function addMetricRules($: Grammar): void {
  // metric = "metric" qname [ TEXT ] "=" arith { metricClause } ;
  $.RULE('metric', () => {
    $.CONSUME(k.metric);
    $.SUBRULE($.qname);
    $.OPTION(() => $.CONSUME(Text));
    $.CONSUME(Equals);
    $.SUBRULE($.arith);
    $.MANY(() => $.SUBRULE($.metricClause));
  });
  // arith = term { ( "+" | "-" ) term } ;
  $.RULE('arith', () => {
    $.SUBRULE($.term);
    $.MANY(() => {
      $.OR([{ ALT: () => $.CONSUME(Plus) }, { ALT: () => $.CONSUME(Minus) }]);
      $.SUBRULE1($.term);
    });
  });
  // term = factor { ( "*" | "/" ) factor } ;
  $.RULE('term', () => {
    $.SUBRULE($.factor);
    $.MANY(() => {
      $.OR([{ ALT: () => $.CONSUME(Star) }, { ALT: () => $.CONSUME(Slash) }]);
      $.SUBRULE1($.factor);
    });
  });
  // factor = aggregate | qname | LITERAL | "(" arith ")" ;
  $.RULE('factor', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.aggregate) },
      { ALT: () => $.SUBRULE($.qname) },
      { ALT: () => $.CONSUME(Literal) },
      {
        ALT: () => {
          $.CONSUME(LParen);
          $.SUBRULE($.arith);
          $.CONSUME(RParen);
        },
      },
    ]),
  );
  // aggregate = agg "of" ( qname | "(" arith ")" ) [ "where" filter ] [ "out" "of" filter ] ;
  $.RULE('aggregate', () => {
    $.SUBRULE($.agg);
    $.CONSUME(k.of);
    $.OR([
      { ALT: () => $.SUBRULE($.qname) },
      {
        ALT: () => {
          $.CONSUME(LParen);
          $.SUBRULE($.arith);
          $.CONSUME(RParen);
        },
      },
    ]);
    $.OPTION(() => {
      $.CONSUME(k.where);
      $.SUBRULE($.filter);
    });
    $.OPTION1(() => {
      $.CONSUME(k.out);
      $.CONSUME1(k.of);
      $.SUBRULE1($.filter);
    });
  });
  // agg = "count" | "sum" | "avg" | "min" | "max" | "median" | "distinct" | "latest" | "share" | "rate" |
  // "stddev" | PNN ;
  $.RULE('agg', () =>
    $.OR([
      ...aggregateWords.map((a) => ({ ALT: () => $.CONSUME(k[a]) })),
      { ALT: () => $.CONSUME(Percentile) },
    ]),
  );
  // metricClause = "per" dims | "over" dur | "baseline" baseline | atLeast | "missing" "as" NAME | ( "unit"
  // | "seasonal" ) NAME | "good" "is" NAME | "forecast" qname | "deprecated" TEXT ;
  $.RULE('metricClause', () =>
    $.OR([
      { ALT: () => per($) },
      {
        ALT: () => {
          $.CONSUME(k.over);
          $.SUBRULE($.dur);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.baseline);
          $.SUBRULE($.baseline);
        },
      },
      { ALT: () => $.SUBRULE($.atLeast) },
      {
        ALT: () => {
          $.CONSUME(k.missing);
          $.CONSUME(k.as);
          $.CONSUME(Identifier);
        },
      },
      {
        ALT: () => {
          $.OR1([{ ALT: () => $.CONSUME(k.unit) }, { ALT: () => $.CONSUME(k.seasonal) }]);
          $.CONSUME1(Identifier);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.good);
          $.CONSUME(k.is);
          $.CONSUME3(Identifier);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.forecast);
          $.SUBRULE($.qname);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.deprecated);
          $.CONSUME(Text);
        },
      },
    ]),
  );
  // atLeast = "at" "least" LITERAL [ "samples" | "events" ] ;
  $.RULE('atLeast', () => {
    $.CONSUME(k.at);
    $.CONSUME(k.least);
    $.CONSUME(Literal);
    $.OPTION(() => $.OR([{ ALT: () => $.CONSUME(k.samples) }, { ALT: () => $.CONSUME(k.events) }]));
  });
}
