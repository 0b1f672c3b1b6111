import { Text } from '../token/literals.ts';
import { LCurly, LParen, RCurly, RParen } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of streams, tables and probes. */
export function addSourceRules($: Grammar): void {
  $.RULE('source', () => {
    $.OR([{ ALT: () => $.CONSUME(k.stream) }, { ALT: () => $.CONSUME(k.table) }]);
    $.SUBRULE($.qname);
    $.OPTION(() => $.CONSUME(Text));
    $.CONSUME(k.from);
    $.CONSUME(Identifier);
    $.CONSUME1(Text);
    $.OPTION1(() => {
      $.CONSUME(k.where);
      $.SUBRULE($.filter);
    });
    $.SUBRULE($.sourceBody);
  });
  $.RULE('probe', () => {
    $.CONSUME(k.probe);
    $.SUBRULE($.qname);
    $.OPTION(() => $.CONSUME(Text));
    $.CONSUME(k.from);
    $.SUBRULE($.call);
    $.SUBRULE($.sourceBody);
  });
  $.RULE('sourceBody', () => {
    $.CONSUME(LCurly);
    $.MANY(() => $.SUBRULE($.sourceItem));
    $.CONSUME(RCurly);
  });
  $.RULE('sourceItem', () =>
    $.OR([
      {
        ALT: () => {
          $.OR1([{ ALT: () => $.CONSUME(k.key) }, { ALT: () => $.CONSUME(k.time) }]);
          $.CONSUME(Word);
        },
      },
      {
        ALT: () => {
          $.OR2([
            { ALT: () => $.CONSUME(k.late) },
            { ALT: () => $.CONSUME(k.every) },
            { ALT: () => $.CONSUME(k.timeout) },
          ]);
          $.SUBRULE($.dur);
        },
      },
      {
        ALT: () => {
          $.OR3([{ ALT: () => $.CONSUME(k.silent) }, { ALT: () => $.CONSUME(k.expire) }]);
          $.CONSUME(k.after);
          $.SUBRULE1($.dur);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.remove);
          $.CONSUME(k.when);
          $.SUBRULE($.filter);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.owner);
          $.CONSUME1(Text);
        },
      },
      {
        ALT: () => {
          $.CONSUME(k.field);
          $.CONSUME1(Word);
          $.OPTION(() => $.CONSUME(Text));
          $.CONSUME(k.is);
          $.SUBRULE($.type);
          $.MANY(() => $.OR4([{ ALT: () => $.CONSUME(k.private) }, { ALT: () => $.CONSUME(k.optional) }]));
        },
      },
    ]),
  );
  $.RULE('type', () =>
    $.OR([
      {
        ALT: () => {
          $.CONSUME(k.one);
          $.CONSUME(k.of);
          $.SUBRULE($.list);
        },
      },
      {
        ALT: () => {
          $.CONSUME(Identifier);
          $.OPTION(() => {
            $.CONSUME(LParen);
            $.CONSUME1(Identifier);
            $.CONSUME(RParen);
          });
        },
      },
    ]),
  );
}
