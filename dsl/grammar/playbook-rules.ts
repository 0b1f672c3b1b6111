import { Percent, Text } from '../token/literals.ts';
import { Cmp, LCurly, RCurly } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of playbooks and bare rules. */
export function addPlaybookRules($: Grammar): void {
  // bareRule = "when" trigger "then" ( block | stmt { stmt } ) ;
  $.RULE('bareRule', () => {
    $.CONSUME(k.when);
    $.SUBRULE($.trigger);
    $.CONSUME(k.then);
    $.OR([{ ALT: () => $.SUBRULE($.block) }, { ALT: () => $.AT_LEAST_ONE(() => $.SUBRULE($.stmt)) }]);
  });
  // playbook = "playbook" qname [ TEXT ] "{" { pbItem } "}" ;
  $.RULE('playbook', () => {
    $.CONSUME(k.playbook);
    $.SUBRULE($.qname);
    $.OPTION(() => $.CONSUME(Text));
    $.CONSUME(LCurly);
    $.MANY(() => $.SUBRULE($.pbItem));
    $.CONSUME(RCurly);
  });
  // pbItem = ( "about" | "owner" | "runbook" | "deprecated" ) TEXT | ( "severity" | "mode" ) NAME | "labels"
  // record | "when" trigger | "unless" condition | ( "only" | "except" ) "during" dims | "recovered" "when"
  // condition | "raise" "to" NAME "when" condition | "guard" "{" { limit } "}" | "then" body | expect ;
  $.RULE('pbItem', () =>
    $.OR([
      {
        ALT: () => {
          $.OR1(
            (['about', 'owner', 'runbook', 'deprecated'] as const).map((w) => ({
              ALT: () => $.CONSUME(k[w]),
            })),
          );
          $.CONSUME(Text);
        },
      },
      {
        ALT: () => {
          $.OR2([{ ALT: () => $.CONSUME(k.severity) }, { ALT: () => $.CONSUME(k.mode) }]);
          $.CONSUME(Identifier);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.labels);
          $.SUBRULE($.record);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.when);
          $.SUBRULE($.trigger);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.unless);
          $.SUBRULE1($.condition);
        },
      },
      {
        ALT: () => {
          $.OR3([{ ALT: () => $.CONSUME(k.only) }, { ALT: () => $.CONSUME(k.except) }]);
          $.CONSUME(k.during);
          $.SUBRULE($.dims);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.recovered);
          $.CONSUME1(k.when);
          $.SUBRULE2($.condition);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.raise);
          $.CONSUME(k.to);
          $.CONSUME2(Identifier);
          $.CONSUME2(k.when);
          $.SUBRULE3($.condition);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.guard);
          $.CONSUME(LCurly);
          $.MANY(() => $.SUBRULE($.limit));
          $.CONSUME(RCurly);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.then);
          $.SUBRULE($.body);
        },
      },
      { ALT: () => $.SUBRULE($.expect) },
    ]),
  );
  // expect = "expect" ( "recovery" | condition ) "within" dur [ "else" body ] ;
  $.RULE('expect', () => {
    $.CONSUME(k.expect);
    $.OR([{ ALT: () => $.CONSUME(k.recovery) }, { ALT: () => $.SUBRULE($.condition) }]);
    $.CONSUME(k.within);
    $.SUBRULE($.dur);
    $.OPTION(() => {
      $.CONSUME(k.else);
      $.SUBRULE($.body);
    });
  });
  // track = "track" qname [ CMP lit ] "for" dur [ "vs" "holdout" PERCENT ] [ "as" NAME ] ;
  $.RULE('track', () => {
    $.CONSUME(k.track);
    $.SUBRULE($.qname);
    $.OPTION(() => {
      $.CONSUME(Cmp);
      $.SUBRULE($.lit);
    });
    $.CONSUME(k.for);
    $.SUBRULE($.dur);
    $.OPTION1(() => {
      $.CONSUME(k.vs);
      $.CONSUME(k.holdout);
      $.CONSUME(Percent);
    });
    $.OPTION2(() => {
      $.CONSUME(k.as);
      $.CONSUME(Identifier);
    });
  });
}
