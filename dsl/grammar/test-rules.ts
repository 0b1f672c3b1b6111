import { DateText, Num, Text, TimeText } from '../token/literals.ts';
import { LCurly, RCurly } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of tests. */
export function addTestRules($: Grammar): void {
  // test = "test" TEXT [ "for" qname ] "{" { testItem } "}" ;
  $.RULE('test', () => {
    $.CONSUME(k.test);
    $.CONSUME(Text);
    $.OPTION(() => {
      $.CONSUME(k.for);
      $.SUBRULE($.qname);
    });
    $.CONSUME(LCurly);
    $.MANY(() => $.SUBRULE($.testItem));
    $.CONSUME(RCurly);
  });
  // testItem = "given" given | [ "at" ( TIME | dur ) ] "expect" expectation ;
  $.RULE('testItem', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.given);
          $.SUBRULE($.given);
        },
      },
      {
        ALT: () => {
          $.OPTION(() => {
            $.CONSUME(k.at);
            $.OR1([{ ALT: () => $.CONSUME(TimeText) }, { ALT: () => $.SUBRULE($.dur) }]);
          });
          $.CONSUME(k.expect);
          $.SUBRULE($.expectation);
        },
      },
    ]),
  );
  // given = "start" DATE TIME | "events" "from" TEXT | "action" qname "fails" [ TEXT ] [ NUMBER "times" ] |
  // "approval" "from" TEXT "is" ( NAME | "silent" ) [ after ] | "answer" [ TEXT ] "to" qname "is" ( TEXT |
  // "silent" ) [ after ] | qname [ "in" atom ] ( "is" | "was" ) step { "then" step } ;
  $.RULE('given', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.start);
          $.CONSUME(DateText);
          $.CONSUME(TimeText);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.events);
          $.CONSUME(k.from);
          $.CONSUME(Text);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.action);
          $.SUBRULE($.qname);
          $.CONSUME(k.fails);
          $.OPTION(() => $.CONSUME1(Text));
          $.OPTION1(() => {
            $.CONSUME(Num);
            $.CONSUME(k.times);
          });
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.approval);
          $.CONSUME1(k.from);
          $.CONSUME2(Text);
          $.CONSUME(k.is);
          $.OR3([{ ALT: () => $.CONSUME(Identifier) }, { ALT: () => $.CONSUME1(k.silent) }]);
          $.OPTION2(() => $.SUBRULE($.after));
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.answer);
          $.OPTION3(() => $.CONSUME3(Text));
          $.CONSUME(k.to);
          $.SUBRULE1($.qname);
          $.CONSUME1(k.is);
          $.OR1([{ ALT: () => $.CONSUME4(Text) }, { ALT: () => $.CONSUME(k.silent) }]);
          $.OPTION4(() => $.SUBRULE1($.after));
        },
      },
      {
        ALT: () => {
          $.SUBRULE2($.qname);
          $.OPTION5(() => {
            $.CONSUME(k.in);
            $.SUBRULE($.atom);
          });
          $.OR2([{ ALT: () => $.CONSUME2(k.is) }, { ALT: () => $.CONSUME(k.was) }]);
          $.SUBRULE($.step);
          $.MANY(() => {
            $.CONSUME(k.then);
            $.SUBRULE1($.step);
          });
        },
      },
    ]),
  );
  // after = "after" dur ;
  $.RULE('after', () => {
    $.CONSUME(k.after);
    $.SUBRULE($.dur);
  });
  // step = ( record | atom | "missing" ) [ "each" dur ] [ "for" dur ] ;
  $.RULE('step', () => {
    $.OR([
      { ALT: () => $.SUBRULE($.record) },
      { ALT: () => $.SUBRULE($.atom) },
      { ALT: () => $.CONSUME(k.missing) },
    ]);
    $.OPTION(() => {
      $.CONSUME(k.each);
      $.SUBRULE($.dur);
    });
    $.OPTION1(() => {
      $.CONSUME(k.for);
      $.SUBRULE1($.dur);
    });
  });
  // expectation = [ "no" ] ( ( "incident" | "recovered" ) [ "in" atom ] | "action" [ qname ] | "do" qname [
  // args ] [ "once" | NUMBER "times" ] | "undo" qname | escalate | "asked" TEXT ) | "cause" "is" [ "not" ]
  // causeName | "severity" "is" NAME ;
  $.RULE('expectation', () =>
    $.OR([
      {
        ALT: () => {
          $.OPTION(() => $.CONSUME(k.no));
          $.OR1([
            {
              ALT: () => {
                $.OR2([{ ALT: () => $.CONSUME(k.incident) }, { ALT: () => $.CONSUME(k.recovered) }]);
                $.OPTION1(() => {
                  $.CONSUME(k.in);
                  $.SUBRULE($.atom);
                });
              },
            },
            {
              ALT: () => {
                $.CONSUME(k.action);
                $.OPTION2(() => $.SUBRULE($.qname));
              },
            },
            {
              ALT: () => {
                $.CONSUME(k.undo);
                $.SUBRULE1($.qname);
              },
            },
            {
              ALT: () => {
                $.CONSUME(k.do);
                $.SUBRULE2($.qname);
                $.OPTION3(() => $.SUBRULE($.args));
                $.OPTION4(() =>
                  $.OR3([
                    { ALT: () => $.CONSUME(k.once) },
                    {
                      ALT: () => {
                        $.CONSUME(Num);
                        $.CONSUME(k.times);
                      },
                    },
                  ]),
                );
              },
            },
            { ALT: () => $.SUBRULE($.escalate) },
            {
              ALT: () => {
                $.CONSUME(k.asked);
                $.CONSUME(Text);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.cause);
          $.CONSUME(k.is);
          $.OPTION5(() => $.CONSUME(k.not));
          $.SUBRULE($.causeName);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.severity);
          $.CONSUME1(k.is);
          $.CONSUME(Identifier);
        },
      },
    ]),
  );
}
