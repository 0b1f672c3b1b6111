/** Packages that bring no types of their own. */
declare module 'snappyjs' {
  export function uncompress(packed: Uint8Array): Uint8Array;
  export function compress(plain: Uint8Array): Uint8Array;
}

declare module 'lz4js' {
  export function decompress(frame: Uint8Array): Uint8Array;
  export function compress(plain: Uint8Array): Uint8Array;
}
