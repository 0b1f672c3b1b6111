import { Text } from '../token/literals.ts';
import { Comma, Ellipsis, LCurly, RCurly } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { bareRecovered } from './gates.ts';
import type { Grammar } from './kit.ts';

/** The rules of what may stand in a body. */
export function addStatementRules($: Grammar): void {
  // body = block | simple ;
  $.RULE('body', () => $.OR([{ ALT: () => $.SUBRULE($.block) }, { ALT: () => $.SUBRULE($.simple) }]));
  // block = "{" { stmt } "}" ;
  $.RULE('block', () => {
    $.CONSUME(LCurly);
    $.MANY(() => $.SUBRULE($.stmt));
    $.CONSUME(RCurly);
  });
  // stmt = simple | if | ( "otherwise" | "always" ) body | expect ;
  $.RULE('stmt', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.simple) },
      { ALT: () => $.SUBRULE($.if) },
      {
        ALT: () => {
          $.OR1([{ ALT: () => $.CONSUME(k.otherwise) }, { ALT: () => $.CONSUME(k.always) }]);
          $.SUBRULE($.body);
        },
      },
      { ALT: () => $.SUBRULE($.expect) },
    ]),
  );
  // simple = check | do | track | "wait" dur | escalate | "..." ;
  $.RULE('simple', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.check) },
      { ALT: () => $.SUBRULE($.do) },
      { ALT: () => $.SUBRULE($.track) },
      {
        ALT: () => {
          $.CONSUME(k.wait);
          $.SUBRULE($.dur);
        },
      },
      { ALT: () => $.SUBRULE($.escalate) },
      { ALT: () => $.CONSUME(Ellipsis) },
    ]),
  );
  // escalate = "escalate" [ "to" TEXT ] ;
  $.RULE('escalate', () => {
    $.CONSUME(k.escalate);
    $.OPTION(() => {
      $.CONSUME(k.to);
      $.CONSUME(Text);
    });
  });
  // check = "check" qname [ causes | "," qname { "," qname } ] ;
  $.RULE('check', () => {
    $.CONSUME(k.check);
    $.SUBRULE($.qname);
    $.OPTION(() =>
      $.OR([
        { ALT: () => $.SUBRULE($.causes) },
        {
          ALT: () =>
            $.AT_LEAST_ONE(() => {
              $.CONSUME(Comma);
              $.SUBRULE1($.qname);
            }),
        },
      ]),
    );
  });
  // causes = "{" { because } "}" ;
  $.RULE('causes', () => {
    $.CONSUME(LCurly);
    $.MANY(() => $.SUBRULE($.because));
    $.CONSUME(RCurly);
  });
  // because = "because" causeName [ TEXT ] "when" condition ;
  $.RULE('because', () => {
    $.CONSUME(k.because);
    $.SUBRULE($.causeName);
    $.OPTION(() => $.CONSUME(Text));
    $.CONSUME(k.when);
    $.SUBRULE($.condition);
  });
  // ifTest = [ "not" ] "recovered" | condition ;
  $.RULE('ifTest', () =>
    $.OR([
      {
        GATE: () => bareRecovered($),
        ALT: () => {
          $.OPTION(() => $.CONSUME(k.not));
          $.CONSUME(k.recovered);
        },
      },
      { ALT: () => $.SUBRULE($.condition) },
    ]),
  );
  // if = "if" ifTest then { "else" "if" ifTest then } [ "else" body ] ;
  $.RULE('if', () => {
    $.CONSUME(k.if);
    $.SUBRULE($.ifTest);
    $.SUBRULE($.then);
    $.MANY(() => {
      $.CONSUME(k.else);
      $.CONSUME1(k.if);
      $.SUBRULE1($.ifTest);
      $.SUBRULE1($.then);
    });
    $.OPTION(() => {
      $.CONSUME1(k.else);
      $.SUBRULE($.body);
    });
  });
  // then = block | "then" body ;
  $.RULE('then', () =>
    $.OR([
      { ALT: () => $.SUBRULE($.block) },
      {
        ALT: () => {
          $.CONSUME(k.then);
          $.SUBRULE($.body);
        },
      },
    ]),
  );
}
