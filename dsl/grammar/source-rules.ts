import { Text } from '../token/literals.ts';
import { LCurly, LParen, RCurly, RParen } from '../token/signs.ts';
import { Identifier, words as k, Word } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of streams, tables and probes. */
export function addSourceRules($: Grammar): void {
  // source = ( "stream" | "table" ) qname [ TEXT ] "from" NAME TEXT [ "where" filter ] sourceBody ;
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
  // probe = "probe" qname [ TEXT ] "from" call sourceBody ;
  $.RULE('probe', () => {
    $.CONSUME(k.probe);
    $.SUBRULE($.qname);
    $.OPTION(() => $.CONSUME(Text));
    $.CONSUME(k.from);
    $.SUBRULE($.call);
    $.SUBRULE($.sourceBody);
  });
  // sourceBody = "{" { sourceItem } "}" ;
  $.RULE('sourceBody', () => {
    $.CONSUME(LCurly);
    $.MANY(() => $.SUBRULE($.sourceItem));
    $.CONSUME(RCurly);
  });
  // sourceItem = ( "key" | "time" ) WORD | ( "late" | "every" | "timeout" ) dur | ( "silent" | "expire" )
  // "after" dur | "remove" "when" filter | "owner" TEXT | "field" WORD [ TEXT ] "is" type { "private" |
  // "consent" | "optional" } ;
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
          $.MANY(() =>
            $.OR4([
              { ALT: () => $.CONSUME(k.private) },
              { ALT: () => $.CONSUME(k.consent) },
              { ALT: () => $.CONSUME(k.optional) },
            ]),
          );
        },
      },
    ]),
  );
  // type = "one" "of" list | NAME [ "(" NAME ")" ] ;
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
