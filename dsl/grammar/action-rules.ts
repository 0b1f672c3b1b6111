import { Count, Duration, Money, Num, Percent, Text, TimeText } from '../token/literals.ts';
import { Identifier, words as k } from '../token/words.ts';
import { per, skipOrEscalateFollows, startsClause } from './gates.ts';
import type { Grammar } from './kit.ts';

/** The rules of an action: its call, limits and modifiers. */
export function addActionRules($: Grammar): void {
  // do = "do" call [ "as" NAME ] { doMod } ;
  $.RULE('do', () => {
    $.CONSUME(k.do);
    $.SUBRULE($.call);
    $.OPTION(() => {
      $.CONSUME(k.as);
      $.CONSUME(Identifier);
    });
    $.MANY(() => $.SUBRULE($.doMod));
  });
  // doMod = limit | "until" ( "recovered" [ "or" ( TIME | dur ) ] | TIME | dur ) | "undo" call | "timeout"
  // dur | "retry" NUMBER "times" [ "every" dur ] | "on" "failure" block ;
  $.RULE('doMod', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.limit) },
      {
        ALT: () => {
          $.CONSUME(k.until);
          $.OR1([
            {
              ALT: () => {
                $.CONSUME(k.recovered);
                $.OPTION(() => {
                  $.CONSUME(k.or);
                  $.OR2([{ ALT: () => $.CONSUME(TimeText) }, { ALT: () => $.SUBRULE($.dur) }]);
                });
              },
            },
            { ALT: () => $.CONSUME1(TimeText) },
            { ALT: () => $.SUBRULE1($.dur) },
          ]);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.undo);
          $.SUBRULE($.call);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.timeout);
          $.SUBRULE2($.dur);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.retry);
          $.CONSUME(Num);
          $.CONSUME(k.times);
          $.OPTION1(() => {
            $.CONSUME(k.every);
            $.SUBRULE3($.dur);
          });
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.on);
          $.CONSUME(k.failure);
          $.SUBRULE($.block);
        },
      },
    ]),
  );
  // limit = "cooldown" dur [ "per" dims ] | [ "spend" ] "at" "most" cap | "once" capScope { capScope } |
  // "needs" "approval" "from" TEXT [ "and" TEXT ] [ "when" condition ] [ "within" dur ] [ "else" ( "skip" |
  // escalate ) ] ;
  $.RULE('limit', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.cooldown);
          $.SUBRULE($.dur);
          $.OPTION(() => per($));
        },
      },
      {
        ALT: () => {
          $.OPTION1(() => $.CONSUME(k.spend));
          $.CONSUME(k.at);
          $.CONSUME(k.most);
          $.SUBRULE($.cap);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.once);
          $.AT_LEAST_ONE(() => $.SUBRULE($.capScope));
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.needs);
          $.CONSUME(k.approval);
          $.CONSUME(k.from);
          $.CONSUME(Text);
          $.OPTION2(() => {
            $.CONSUME(k.and);
            $.CONSUME1(Text);
          });
          $.OPTION3(() => {
            $.CONSUME1(k.when);
            $.SUBRULE($.condition);
          });
          $.OPTION4(() => {
            $.CONSUME(k.within);
            $.SUBRULE1($.dur);
          });
          $.OPTION5({
            GATE: () => skipOrEscalateFollows($),
            DEF: () => {
              $.CONSUME(k.else);
              $.OR1([{ ALT: () => $.CONSUME(k.skip) }, { ALT: () => $.SUBRULE($.escalate) }]);
            },
          });
        },
      },
    ]),
  );
  // cap = ( PERCENT "of" qname | MONEY | COUNT | NUMBER [ noun ] | wrongTimeCap ) { capScope } ;
  $.RULE('cap', () => {
    $.OR([
      {
        ALT: () => {
          $.CONSUME(Percent);
          $.CONSUME(k.of);
          $.SUBRULE($.qname);
        },
      },
      { ALT: () => $.CONSUME(Money) },
      { ALT: () => $.CONSUME(Count) },
      {
        ALT: () => {
          $.CONSUME(Num);
          $.OPTION({ GATE: () => !startsClause($), DEF: () => $.SUBRULE($.noun) });
        },
      },
      { ALT: () => $.SUBRULE($.wrongTimeCap) },
    ]);
    $.MANY(() => $.SUBRULE($.capScope));
  });
  // noun = NAME ;
  $.RULE('noun', () => $.CONSUME(Identifier));
  // wrongTimeCap = DUR ;
  $.RULE('wrongTimeCap', () => $.CONSUME(Duration));
  // capScope = "in" dur | "per" dims | wrongScope ;
  $.RULE('capScope', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.in);
          $.SUBRULE($.dur);
        },
      },
      { ALT: () => per($) },
      { ALT: () => $.SUBRULE($.wrongScope) },
    ]),
  );
  // wrongScope = ( "within" | "over" | "for" ) dur ;
  $.RULE('wrongScope', () => {
    $.OR([
      { ALT: () => $.CONSUME(k.within) },
      { ALT: () => $.CONSUME(k.over) },
      { ALT: () => $.CONSUME(k.for) },
    ]);
    $.SUBRULE($.dur);
  });
}
