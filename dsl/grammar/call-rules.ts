import { Colon, Comma, LCurly, LParen, LSquare, RCurly, RParen, RSquare } from '../token/signs.ts';
import { words as k, Word } from '../token/words.ts';
import type { Grammar } from './kit.ts';

/** The rules of calls, their arguments and records. */
export function addCallRules($: Grammar): void {
  // call = qname args ;
  $.RULE('call', () => {
    $.SUBRULE($.qname);
    $.SUBRULE($.args);
  });
  // args = "(" [ [ WORD ":" ] argValue { "," [ WORD ":" ] argValue } ] ")" ;
  $.RULE('args', () => {
    $.CONSUME(LParen);
    $.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        $.OPTION({
          MAX_LOOKAHEAD: 2,
          DEF: () => {
            $.CONSUME(Word);
            $.CONSUME(Colon);
          },
        });
        $.SUBRULE($.argValue);
      },
    });
    $.CONSUME(RParen);
  });
  // argValue = lit [ "of" qname ] | "true" | "false" | qname [ args ] | "[" [ argValue { "," argValue } ]
  // "]" | record ;
  $.RULE('argValue', () =>
    $.OR([
      {
        ALT: () => {
          $.SUBRULE($.lit);
          $.OPTION(() => {
            $.CONSUME(k.of);
            $.SUBRULE($.qname);
          });
        },
      },
      { ALT: () => $.CONSUME(k.true) },
      { ALT: () => $.CONSUME(k.false) },
      {
        ALT: () => {
          $.SUBRULE1($.qname);
          $.OPTION1(() => $.SUBRULE($.args));
        },
      },
      {
        ALT: () => {
          $.CONSUME(LSquare);
          $.MANY_SEP({ SEP: Comma, DEF: () => $.SUBRULE($.argValue) });
          $.CONSUME(RSquare);
        },
      },
      { ALT: () => $.SUBRULE($.record) },
    ]),
  );
  // record = "{" [ WORD ":" argValue { "," WORD ":" argValue } ] "}" ;
  $.RULE('record', () => {
    $.CONSUME(LCurly);
    $.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        $.CONSUME(Word);
        $.CONSUME(Colon);
        $.SUBRULE($.argValue);
      },
    });
    $.CONSUME(RCurly);
  });
}
